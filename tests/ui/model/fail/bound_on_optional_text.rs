use ferrapi::model;

#[model]
struct Item {
    #[field(gt = 0)]
    name: Option<String>,
}

fn main() {}
