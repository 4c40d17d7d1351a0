use ferrapi::model;

#[model(computed(total))]
struct Order {
    price: f64,
}

fn main() {}
