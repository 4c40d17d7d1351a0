use ferrapi::prelude::*;

struct Db(u32);
#[get("/x")]
async fn x(mut db: State<Db>) {
    db.0 = 5;
}

fn main() {}
