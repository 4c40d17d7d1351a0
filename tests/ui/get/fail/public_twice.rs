use ferrapi::prelude::*;

#[get("/x", public, public)]
async fn x() {}

fn main() {}
