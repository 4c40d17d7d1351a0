use ferrapi::prelude::*;

#[get("/x", body_timeout = 5)]
async fn x() {}

fn main() {}
