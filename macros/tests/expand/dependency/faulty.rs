#[dependency(shard = false)]
fn faulty(#[depends] name: String, item_id: u32) -> Result<Item, HttpError> {
    todo!()
}
