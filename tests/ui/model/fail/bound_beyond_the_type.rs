use ferrapi::model;

#[model]
struct Item {
    #[field(le = 300)]
    count: u8,
}

fn main() {}
