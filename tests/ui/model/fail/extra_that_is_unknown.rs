use ferrapi::model;

#[model(extra = "deny")]
struct Item {
    name: String,
}

fn main() {}
