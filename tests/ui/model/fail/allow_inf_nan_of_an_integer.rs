use ferrapi::model;

#[model]
struct Item {
    #[field(allow_inf_nan = false)]
    count: u32,
}

fn main() {}
