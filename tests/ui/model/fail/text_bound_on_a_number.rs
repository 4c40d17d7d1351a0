use ferrapi::model;

#[model]
struct Item {
    #[field(ge = "1")]
    count: u32,
}

fn main() {}
