use ferrapi::prelude::*;

#[get("/items")]
async fn read(name: impl Into<String>) {
    drop(name.into());
}

fn main() {}
