use ferrapi::prelude::*;

trait Read {
    #[get("/items")]
    async fn read();
}

fn main() {}
