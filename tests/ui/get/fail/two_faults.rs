use ferrapi::prelude::*;

#[get("/x/<id>", statsu = 201)]
async fn x(ids: u32) -> u32 {
    ids
}

fn main() {}
