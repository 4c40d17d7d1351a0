use ferrapi::prelude::*;

const PATH: &str = "/items";

#[get(PATH)]
async fn read() {}

fn main() {}
