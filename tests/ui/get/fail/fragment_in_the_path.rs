use ferrapi::prelude::*;

#[get("/items#top")]
async fn read() {}

fn main() {}
