use ferrapi::prelude::*;

#[get("/items")]
async fn read() -> impl std::fmt::Display {
    1
}

fn main() {}
