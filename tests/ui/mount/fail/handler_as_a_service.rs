use ferrapi::prelude::*;

#[get("/x")]
async fn x() {}
fn main() {
    drop(App::new("Items").mount_service("/sub", x));
}
