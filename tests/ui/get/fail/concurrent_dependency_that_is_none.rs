use ferrapi::prelude::*;

struct Session;

#[get("/", concurrent, depends(Session))]
async fn read() {}

fn main() {}
