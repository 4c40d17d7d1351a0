use ferrapi::model;

#[model]
struct Item {
    #[field(alias = "")]
    name: String,
}

fn main() {}
