use ferrapi::prelude::*;

#[get("/x")]
async fn x() -> fn() {
    todo!()
}

fn main() {}
