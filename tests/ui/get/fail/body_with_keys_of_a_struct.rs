use std::collections::HashMap;

use ferrapi::prelude::*;

#[model]
#[derive(PartialEq, Eq, Hash)]
struct Place {
    row: u32,
    seat: u32,
}

#[post("/seats")]
async fn book(#[body] seats: HashMap<Place, String>) -> usize {
    seats.len()
}

fn main() {}
