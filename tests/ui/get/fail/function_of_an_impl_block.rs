use ferrapi::prelude::*;

struct Items;

impl Items {
    #[get("/items")]
    async fn read() -> u32 {
        1
    }
}

fn main() {}
