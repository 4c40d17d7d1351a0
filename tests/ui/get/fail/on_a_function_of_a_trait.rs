use ferrapi::prelude::*;
trait T {
    #[get("/x")]
    async fn x();
}

fn main() {}
