use ferrapi::prelude::*;

#[get("/files/<path..>")]
async fn read() {}

fn main() {}
