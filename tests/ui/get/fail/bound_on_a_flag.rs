use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(ge = 1)] all: bool) -> bool {
    all
}

fn main() {}
