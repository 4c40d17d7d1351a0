use ferrapi::prelude::*;

#[route("/items", methods = ["GET"])]
async fn read() {}

fn main() {}
