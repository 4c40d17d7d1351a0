use ferrapi::prelude::*;

#[get("/x", response_class = Html)]
async fn x() -> Html<String> {
    Html("x".into())
}

fn main() {}
