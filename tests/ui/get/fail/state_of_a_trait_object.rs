use ferrapi::prelude::*;

trait Repo: Send + Sync {}
#[get("/x")]
async fn x(db: State<dyn Repo>) {}

fn main() {}
