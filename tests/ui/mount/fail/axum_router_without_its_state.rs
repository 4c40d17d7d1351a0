use ferrapi::prelude::*;

#[derive(Clone)]
struct Db;
fn main() {
    let pages: axum::Router<Db> =
        axum::Router::new().route("/", axum::routing::get(async |_: axum::extract::State<Db>| "x"));
    drop(App::new("Items").mount_service("/sub", pages));
}
