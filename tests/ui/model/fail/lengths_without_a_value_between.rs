use ferrapi::model;

#[model]
struct Item {
    #[field(min_length = 10, max_length = 5)]
    name: String,
}

fn main() {}
