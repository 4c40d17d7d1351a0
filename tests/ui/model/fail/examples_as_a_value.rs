use ferrapi::model;

#[model]
struct Item {
    #[field(examples = [1, 2])]
    count: u32,
}

fn main() {}
