use ferrapi::prelude::*;

struct Line;

#[get("/lines")]
async fn lines() -> JsonLines<Line> {
    todo!()
}

fn main() {}
