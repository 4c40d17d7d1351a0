use ferrapi::prelude::*;

#[get("/x", deprecated = "use y")]
async fn x() {}

fn main() {}
