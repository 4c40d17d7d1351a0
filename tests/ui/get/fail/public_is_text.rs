use ferrapi::prelude::*;

#[get("/", public = "yes")]
async fn index() {}

fn main() {}
