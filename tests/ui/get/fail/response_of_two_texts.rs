use ferrapi::prelude::*;

#[get("/items", responses(404("a", "b")))]
async fn read() {}

fn main() {}
