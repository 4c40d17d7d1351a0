use ferrapi::prelude::*;

#[get("/x", responses = {404: "none"})]
async fn x() {}

fn main() {}
