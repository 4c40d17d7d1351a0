use ferrapi::prelude::*;

#[model]
struct Item {
    name: String,
}

#[dependency]
fn item_name(item: Item) -> String {
    item.name
}

#[dependency]
fn label(#[depends(item_name)] name: String) -> String {
    name
}

#[dependency]
fn import(stream: BodyStream) -> u32 {
    drop(stream);
    1
}

#[dependency]
fn imported(#[depends(import)] count: u32) -> u32 {
    count
}

#[post("/items")]
async fn create(#[depends(imported)] count: u32, #[depends(label)] label: String) -> String {
    format!("{count} {label}")
}

fn main() {}
