use std::borrow::Cow;

use ferrapi::prelude::*;

#[get("/items")]
async fn read(name: Cow<'a, str>) -> usize {
    name.len()
}

fn main() {}
