use ferrapi::prelude::*;

#[get("/x")]
async fn x(q: &mut String) -> String {
    q.clone()
}

fn main() {}
