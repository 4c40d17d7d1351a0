use ferrapi::prelude::*;

#[get("/items", responses(404(description = "No such item")))]
async fn read() -> u32 {
    1
}

fn main() {}
