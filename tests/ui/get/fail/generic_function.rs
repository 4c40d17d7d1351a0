use ferrapi::prelude::*;

#[get("/items")]
async fn read<T>(item: T) -> T {
    item
}

fn main() {}
