use ferrapi::prelude::*;

#[get("/page", response(exclude_none))]
async fn page() -> Html {
    Html("<p>".into())
}

fn main() {}
