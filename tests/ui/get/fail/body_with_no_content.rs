use ferrapi::prelude::*;

#[delete("/items/<id>", status = 204)]
async fn remove(id: u32) -> u32 {
    id
}

fn main() {}
