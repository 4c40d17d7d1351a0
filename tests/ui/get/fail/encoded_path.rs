use ferrapi::prelude::*;

#[get("/caf%C3%A9")]
async fn read() {}

fn main() {}
