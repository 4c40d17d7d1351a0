use ferrapi::prelude::*;

#[get("/x", tag = "a")]
async fn x() {}

fn main() {}
