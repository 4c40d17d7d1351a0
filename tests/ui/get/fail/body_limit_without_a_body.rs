use ferrapi::prelude::*;

#[get("/x", body_limit = 5)]
async fn x() {}

fn main() {}
