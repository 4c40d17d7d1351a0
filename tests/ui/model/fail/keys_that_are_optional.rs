use std::collections::BTreeMap;

use ferrapi::model;

#[model]
struct Prices {
    by_currency: BTreeMap<Option<String>, f64>,
}

fn main() {}
