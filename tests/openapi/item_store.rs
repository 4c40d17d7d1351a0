//! The item store's document.
//!
//! Models and dependency are the example's own. The handlers are copies, for those of a binary cannot be imported;
//! `.ci/run openapi` compares the document that the binary prints with the same snapshot.

use std::collections::BTreeMap;

use ferrapi::prelude::*;

use crate::{served, snapshot};

#[path = "../../examples/item_store/store.rs"]
#[allow(dead_code, unreachable_pub, reason = "the example uses all of it")]
mod store;

use store::{Item, ItemRow, Items, NewItem, get_item_or_404};

/// What `/echo` answers.
#[model]
struct Echo {
    item_id: i64,
    q: Option<String>,
}

/// Echo a number and a text.
#[get("/echo/<item_id>", tags("echo"))]
async fn echo(item_id: i64, q: Option<String>) -> Echo {
    Echo { item_id, q }
}

/// List all items.
#[get("/items", tags("items"))]
async fn list_items(items: State<Items>) -> Vec<ItemRow> {
    items.list()
}

/// Read one item.
///
/// The item is resolved by a dependency, which alone reads `item_id`.
#[get("/items/<item_id>", tags("items"))]
async fn read_item(#[depends(get_item_or_404)] item: Item) -> Item {
    item
}

/// Create an item.
#[post("/items", status = 201, tags("items"))]
async fn create_item(item: NewItem, items: State<Items>) -> ItemRow {
    items.insert(item)
}

/// Delete an item.
#[delete("/items/<item_id>", status = 204, tags("items"))]
async fn delete_item(item_id: u32, items: State<Items>) -> Result<(), HttpError> {
    if items.remove(item_id) { Ok(()) } else { Err(HttpError::not_found("Item not found")) }
}

/// What `/users/<user_id>/posts/<post_id>` answers.
#[model]
struct Post {
    user_id: u64,
    post_id: u64,
    draft: bool,
}

/// Read a post of a user.
#[get("/users/<user_id>/posts/<post_id>", tags("posts"))]
async fn get_post(
    /// The author.
    #[path(ge = 1)]
    user_id: u64,
    /// The post, counted from 1 for each author.
    #[path(ge = 1)]
    post_id: u64,
    /// Whether a post that is not published yet may be shown.
    #[query(default = false)]
    include_draft: bool,
) -> Post {
    Post { user_id, post_id, draft: include_draft }
}

/// Show the headers of another server's answer.
#[get("/proxy", tags("echo"))]
async fn proxy() -> Result<BTreeMap<String, String>, HttpError> {
    Ok(BTreeMap::new())
}

/// Wait for 200 ms.
///
/// A plain `fn` runs in the blocking pool: it may block, and other requests go on.
#[get("/slow", tags("echo"))]
fn slow() -> &'static str {
    "done"
}

#[test]
fn document_is_as_it_was() {
    let app = App::new("Item Store")
        .version("1.0")
        .description("An in-memory store of items, and what else a first day with ferrapi shows.")
        .state(Items::with_samples())
        .routes(routes![echo, list_items, read_item, create_item, delete_item, get_post, proxy, slow]);
    snapshot::check("item_store", &served(app));
}
