use ferrapi::prelude::*;

fn first() -> u64 {
    1
}

#[get("/items")]
async fn read(#[query(default_factory = first())] from: u64) -> u64 {
    from
}

fn main() {}
