use ferrapi::prelude::*;

#[get("/items?q=<q>")]
async fn read(q: String) -> String {
    q
}

fn main() {}
