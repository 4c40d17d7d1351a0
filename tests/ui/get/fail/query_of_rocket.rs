use ferrapi::prelude::*;

#[get("/items?<q>")]
async fn x(q: String) -> String {
    q
}

fn main() {}
