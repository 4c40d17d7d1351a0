use ferrapi::prelude::*;

struct Message;

#[get("/items", responses(404 = Message))]
async fn read() {}

fn main() {}
