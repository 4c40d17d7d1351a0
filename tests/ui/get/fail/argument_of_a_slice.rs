use ferrapi::prelude::*;

#[post("/x")]
async fn x(q: &[u32]) -> usize {
    q.len()
}

fn main() {}
