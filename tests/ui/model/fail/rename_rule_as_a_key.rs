use ferrapi::prelude::*;

#[model(rename_all = "camelCase")]
struct Item {
    item_id: u32,
}

fn main() {}
