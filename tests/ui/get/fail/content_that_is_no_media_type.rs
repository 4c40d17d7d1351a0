use ferrapi::prelude::*;

#[get("/items", responses(200(content("png"))))]
async fn list() -> u32 {
    1
}

fn main() {}
