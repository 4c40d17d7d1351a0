use ferrapi::prelude::*;

#[get("/items/<type>")]
async fn read(kind: String) -> String {
    kind
}

fn main() {}
