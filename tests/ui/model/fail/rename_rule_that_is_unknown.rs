use ferrapi::model;

#[model]
#[serde(rename_all = "camel")]
struct Item {
    item_name: String,
}

fn main() {}
