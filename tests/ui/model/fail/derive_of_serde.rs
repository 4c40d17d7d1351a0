use ferrapi::prelude::*;

#[model]
#[derive(ferrapi::serde::Serialize)]
struct Item {
    name: String,
}

fn main() {}
