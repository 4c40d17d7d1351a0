use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(alias = "title")]
    #[serde(rename = "label")]
    name: String,
}

fn main() {}
