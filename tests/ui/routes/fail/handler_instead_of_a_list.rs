use ferrapi::prelude::*;

#[get("/x")]
async fn x() {}
fn main() {
    drop(App::new("x").routes(x));
}
