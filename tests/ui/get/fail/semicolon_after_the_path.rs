use ferrapi::prelude::*;

#[get("/x"; status = 201)]
async fn x() {}

fn main() {}
