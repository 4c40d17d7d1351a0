use ferrapi::prelude::*;

#[model(computed(total))]
struct Item {
    price: f64,
}

impl Item {
    fn total(&self, tax: f64) -> f64 {
        self.price * tax
    }
}

fn main() {}
