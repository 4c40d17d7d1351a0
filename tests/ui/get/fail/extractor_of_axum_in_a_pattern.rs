use axum::extract::Path;
use ferrapi::prelude::*;
#[get("/items/<id>")]
async fn x(Path(id): Path<u32>) -> u32 {
    id
}

fn main() {}
