use ferrapi::prelude::*;

#[dependency(guard)]
fn check_key(#[header] x_key: String) -> Result<(), HttpError> {
    if x_key.is_empty() { Err(HttpError::status(401)) } else { Ok(()) }
}

#[dependency]
fn tenant(#[depends(check_key)] _key: (), tenant: String) -> String {
    tenant
}

#[dependency]
fn page(skip: u32) -> u32 {
    skip
}

#[get("/mine")]
async fn guarded_two_levels_below(#[depends(tenant)] tenant: String) -> String {
    tenant
}

#[get("/health", public)]
async fn health() {}

#[delete("/items/<item_id>")]
async fn delete_item(item_id: u32, #[depends(page)] page: u32) -> u32 {
    item_id + page
}

fn list() -> ferrapi::Routes {
    routes![secured; guarded_two_levels_below, health, delete_item]
}

fn main() {}
