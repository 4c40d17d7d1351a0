use ferrapi::prelude::*;

#[get("/x")]
async fn x() -> (String, StatusCode) {
    todo!()
}

fn main() {}
