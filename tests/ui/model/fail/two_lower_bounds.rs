use ferrapi::model;

#[model]
struct Item {
    #[field(ge = 1, gt = 0)]
    count: u32,
}

fn main() {}
