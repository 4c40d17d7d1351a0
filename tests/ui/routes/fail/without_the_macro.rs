use ferrapi::prelude::*;

#[get("/items")]
async fn read() {}

fn app() -> App {
    App::new("Items").routes(read)
}

fn main() {}
