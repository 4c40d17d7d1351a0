use ferrapi::prelude::*;

#[post("/x", status = StatusCode::CREATED)]
async fn x() {}

fn main() {}
