use ferrapi::prelude::*;

#[get("/files/<path..>")]
async fn x(path: Vec<String>) -> usize {
    path.len()
}

fn main() {}
