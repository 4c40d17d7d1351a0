use ferrapi::prelude::*;

#[model]
#[serde(rename_al = "camelCase")]
struct Item {
    name: String,
}

fn main() {}
