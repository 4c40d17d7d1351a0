use ferrapi::prelude::*;

#[get("/items/<id>")]
async fn read() {}

fn main() {}
