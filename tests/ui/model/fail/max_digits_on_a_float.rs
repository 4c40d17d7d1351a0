use ferrapi::model;

#[model]
struct Item {
    #[field(max_digits = 5)]
    price: f64,
}

fn main() {}
