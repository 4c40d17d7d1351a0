use ferrapi::prelude::*;

#[get("/x")]
async fn x(q: Box<dyn std::fmt::Display>) -> String {
    q.to_string()
}

fn main() {}
