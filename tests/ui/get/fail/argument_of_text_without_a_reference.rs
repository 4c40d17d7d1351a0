use ferrapi::prelude::*;

#[get("/items/<name>")]
async fn read(name: str, note: Option<str>) -> u32 {
    1
}

fn main() {}
