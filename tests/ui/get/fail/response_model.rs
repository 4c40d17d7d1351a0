use ferrapi::prelude::*;

#[get("/items", response_model = Item)]
async fn read() -> u32 {
    1
}

fn main() {}
