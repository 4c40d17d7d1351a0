use ferrapi::model;

#[model]
struct Item {
    #[field(multiple_of = 0)]
    count: u32,
}

fn main() {}
