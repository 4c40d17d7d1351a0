#[dependency(shard = false)]
fn faulty(#[form] name: String, item_id: u32) -> Result<Item, HttpError> {
    todo!()
}
