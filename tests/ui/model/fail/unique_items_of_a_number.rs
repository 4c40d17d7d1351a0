use ferrapi::model;

#[model]
struct Item {
    #[field(unique_items)]
    count: u32,
}

fn main() {}
