#[get("/", response(exclude_none, by_name, include(a, r#type)))]
async fn read() -> Item {}
