use ferrapi::prelude::*;

#[get("/items", response_model = Vec<u32>)]
async fn read() -> Vec<u32> {
    Vec::new()
}

fn main() {}
