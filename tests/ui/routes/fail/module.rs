use ferrapi::prelude::*;
mod users {
    use ferrapi::prelude::*;
    #[get("/x")]
    pub async fn x() {}
}
fn main() {
    drop(routes![users]);
}
