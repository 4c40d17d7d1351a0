use ferrapi::Extensions;
use ferrapi::prelude::*;

#[get("/")]
async fn index(extensions: Extensions) -> usize {
    extensions.len()
}

fn main() {}
