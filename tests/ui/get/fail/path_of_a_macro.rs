use ferrapi::prelude::*;

#[get(concat!("/a", "/b"))]
async fn x() {}

fn main() {}
