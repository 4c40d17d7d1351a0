use ferrapi::prelude::*;

#[get("/items\\new")]
async fn read() {}

fn main() {}
