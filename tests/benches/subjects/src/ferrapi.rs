//! The workloads with ferrapi, as the README teaches it. `OTHERS` adds that many other routes.

use ferrapi::prelude::*;

#[get("/plaintext")]
async fn plaintext() -> PlainText<&'static str> {
    PlainText("Hello, World!")
}

#[model]
struct Echo {
    item_id: i64,
    q: Option<String>,
}

#[get("/items/<item_id>")]
async fn read_item(item_id: i64, q: Option<String>) -> Echo {
    Echo { item_id, q }
}

#[model]
struct Post {
    user_id: u64,
    post_id: u64,
    draft: bool,
}

#[get("/users/<user_id>/posts/<post_id>")]
async fn read_post(
    #[path(ge = 1)] user_id: u64,
    #[path(ge = 1)] post_id: u64,
    #[query(default = false)] include_draft: bool,
) -> Post {
    Post { user_id, post_id, draft: include_draft }
}

#[model]
struct Address {
    #[field(min_length = 1)]
    street: String,
    #[field(pattern = r"^\d{5}$")]
    zip: String,
}

#[model]
struct NewItem {
    #[field(min_length = 1, max_length = 100)]
    name: String,
    #[field(gt = 0)]
    price: f64,
    #[field(default, max_items = 20)]
    tags: Vec<String>,
    address: Address,
}

#[model]
struct Item {
    id: u32,
    name: String,
    price: f64,
    tags: Vec<String>,
    address: Address,
}

#[post("/items", status = 201)]
async fn create_item(item: NewItem) -> Item {
    Item { id: 3, name: item.name, price: item.price, tags: item.tags, address: item.address }
}

#[dependency]
fn get_token(#[header] authorization: String) -> Result<u64, HttpError> {
    let token = authorization.strip_prefix("Bearer ").and_then(|token| token.parse().ok());
    token.ok_or_else(|| HttpError::unauthorized("Not authenticated", "Bearer"))
}

#[dependency]
fn get_user(#[depends(get_token)] token: u64) -> Result<u64, HttpError> {
    if token == 0 { Err(HttpError::unauthorized("Invalid token", "Bearer")) } else { Ok(token + 1) }
}

#[dependency]
fn get_active_user(#[depends(get_user)] user: u64) -> u64 {
    user
}

#[model]
struct Me {
    id: u64,
}

#[get("/me")]
async fn me(#[depends(get_active_user)] id: u64) -> Me {
    Me { id }
}

#[model]
struct Row {
    id: u32,
    name: String,
    price: f64,
    tags: Vec<String>,
}

#[get("/list")]
async fn list() -> Vec<Row> {
    let row = |id| Row {
        id,
        name: format!("Item {id}"),
        price: f64::from(id) * 1.5,
        tags: vec!["a".to_owned(), "b".to_owned()],
    };
    (0..100).map(row).collect()
}

#[post("/import", body_limit = 16_777_216)]
async fn import(items: Vec<NewItem>) -> usize {
    items.len()
}

#[get("/other/<id>")]
async fn other(id: u32) -> u32 {
    id
}

fn main() -> std::process::ExitCode {
    let others = std::env::var("OTHERS").map_or(0, |others| others.parse().expect("a number of routes"));
    let mut app = App::new("Workloads")
        .routes(routes![plaintext, read_item, read_post, create_item, me, list, import]);
    for number in 0..others {
        app = app.mount(Router::new(format!("/area{}/part{number}", number % 32).leak()).routes(routes![other]));
    }
    app.run()
}
