use ferrapi::prelude::*;

#[get("/items/<_>")]
async fn x() {}

fn main() {}
