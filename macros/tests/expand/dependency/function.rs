/// Resolves an item.
#[dependency]
fn get_item_or_404(item_id: u32, items: State<Items>) -> Result<Item, HttpError> {
    items.get(item_id)
}
