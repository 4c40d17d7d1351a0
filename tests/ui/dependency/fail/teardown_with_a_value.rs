use ferrapi::prelude::*;

#[dependency]
async fn db() -> Scoped<u32> {
    Scoped::new(1, async |_: Outcome| 5)
}

fn main() {}
