use axum::extract::State as AxumState;
use ferrapi::prelude::*;
#[derive(Clone)]
struct Db;
#[get("/x")]
async fn x(db: AxumState<Db>) {}

fn main() {}
