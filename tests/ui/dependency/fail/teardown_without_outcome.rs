use ferrapi::prelude::*;

#[dependency]
async fn db() -> Scoped<u32> {
    Scoped::new(5, async || {})
}

fn main() {}
