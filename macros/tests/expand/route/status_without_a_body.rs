#[delete("/items", status = 204)]
async fn delete_item() {}
