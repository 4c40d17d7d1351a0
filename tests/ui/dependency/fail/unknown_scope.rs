use ferrapi::prelude::*;

#[dependency(scope = "session")]
async fn transaction() -> Scoped<u32> {
    Scoped::new(1, async |_| ())
}

fn main() {}
