use ferrapi::prelude::*;

#[model]
struct Item {
    name: String,
}

#[dependency]
fn item_name(item: Item) -> String {
    item.name
}

#[post("/items")]
async fn create(file: UploadFile, #[depends(item_name)] name: String) -> String {
    format!("{name} {}", file.size())
}

fn main() {}
