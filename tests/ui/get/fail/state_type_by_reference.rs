use ferrapi::prelude::*;

struct Db;
#[get("/x")]
async fn x(db: &Db) {}

fn main() {}
