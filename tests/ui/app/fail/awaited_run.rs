use ferrapi::prelude::*;

#[tokio::main]
async fn main() {
    App::new("x").run().await;
}
