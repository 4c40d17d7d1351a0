use ferrapi::prelude::*;

#[get("/x")]
async fn x() {}
fn main() {
    drop(routes![secured: x]);
}
