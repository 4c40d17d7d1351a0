use ferrapi::prelude::*;

struct Db;
#[get("/x")]
async fn x(db: &State<Db>) {}

fn main() {}
