use std::collections::BTreeMap;

use ferrapi::model;

#[model]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    row: u32,
    seat: u32,
}

#[model]
struct Hall {
    seats: Option<BTreeMap<Place, String>>,
}

fn main() {}
