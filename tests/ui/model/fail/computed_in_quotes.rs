use ferrapi::prelude::*;

#[model(computed("total"))]
struct Item {
    price: f64,
}

impl Item {
    fn total(&self) -> f64 {
        self.price
    }
}

fn main() {}
