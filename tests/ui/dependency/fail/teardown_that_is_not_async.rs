use ferrapi::prelude::*;

#[dependency]
async fn db() -> Scoped<u32> {
    Scoped::new(1, |_: Outcome| {})
}

fn main() {}
