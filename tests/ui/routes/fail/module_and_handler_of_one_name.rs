use ferrapi::prelude::*;
mod users {
    use ferrapi::prelude::*;
    #[get("/y")]
    pub async fn y() {}
}
#[get("/x")]
async fn users() {}
fn main() {
    drop(routes![users, users::y]);
}
