/// Read one item.
#[get("/items/<item_id>", tags("items"))]
async fn read_item(item_id: u64, q: Option<String>) -> Item {
    Item { item_id, q }
}
