use ferrapi::prelude::*;

#[get("/items")]
async fn read(name: Option<&str>) -> usize {
    name.map_or(0, str::len)
}

fn main() {}
