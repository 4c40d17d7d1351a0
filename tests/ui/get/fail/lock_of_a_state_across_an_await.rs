use ferrapi::prelude::*;

struct Db(std::sync::Mutex<u32>);
#[get("/x")]
async fn x(db: State<Db>) -> u32 {
    let g = db.0.lock().unwrap();
    std::future::ready(()).await;
    *g
}

fn main() {}
