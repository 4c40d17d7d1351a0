use ferrapi::prelude::*;

#[model]
struct Visit {
    pages: Vec<u32>,
}

#[get("/visit")]
async fn visit(#[cookie] visit: Visit) -> usize {
    visit.pages.len()
}

fn main() {}
