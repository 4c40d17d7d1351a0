use ferrapi::prelude::*;

#[get("/x")]
async fn x() -> Box<dyn std::error::Error> {
    todo!()
}

fn main() {}
