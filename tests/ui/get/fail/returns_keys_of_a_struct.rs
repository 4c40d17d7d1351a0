use std::collections::BTreeMap;

use ferrapi::prelude::*;

#[model]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    row: u32,
    seat: u32,
}

#[get("/seats")]
async fn seats() -> Result<Vec<BTreeMap<Place, String>>, HttpError> {
    Ok(Vec::new())
}

fn main() {}
