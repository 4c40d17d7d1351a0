use ferrapi::prelude::*;

#[get(tags("items"))]
async fn read() {}

fn main() {}
