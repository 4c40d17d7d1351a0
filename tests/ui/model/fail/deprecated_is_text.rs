use ferrapi::model;

#[model]
struct Item {
    #[field(deprecated = "since 2")]
    name: String,
}

fn main() {}
