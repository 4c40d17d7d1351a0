use ferrapi::StaticFiles;
use ferrapi::prelude::*;
#[get("/static")]
async fn files() -> StaticFiles {
    StaticFiles::new("x")
}

fn main() {}
