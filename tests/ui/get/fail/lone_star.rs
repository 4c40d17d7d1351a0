use ferrapi::prelude::*;

#[get("/files/*")]
async fn x() {}

fn main() {}
