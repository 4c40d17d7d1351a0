use std::borrow::Cow;

use ferrapi::prelude::*;

#[get("/items")]
async fn read(name: Cow<'_, str>) -> usize {
    name.len()
}

fn main() {}
