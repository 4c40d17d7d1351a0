//! Routes that take something: JSON, forms, files, bytes, a stream.

use std::sync::atomic::Ordering::Relaxed;

use ferrapi::prelude::*;
use ferrapi::serde_json::Value;

use crate::Counts;

/// An item as a client sends it.
#[model]
struct NewItem {
    #[field(min_length = 1, max_length = 100)]
    name: String,
    #[field(gt = 0)]
    price: f64,
    #[field(default, max_items = 20)]
    tags: Vec<String>,
    parent: Option<Box<Parent>>,
}

/// Where an item belongs.
#[model]
struct Parent {
    name: String,
    parent: Option<Box<Parent>>,
}

/// What became of it.
#[model]
struct Created {
    name: String,
    tags: usize,
    depth: usize,
}

/// How much there was.
#[model]
struct Size {
    size: usize,
}

/// Create an item.
#[post("/items", status = 201)]
async fn create_item(item: NewItem, counts: State<Counts>) -> Created {
    counts.created.fetch_add(1, Relaxed);
    let mut depth = 0;
    let mut next = &item.parent;
    while let Some(parent) = next {
        depth += 1;
        next = &parent.parent;
    }
    Created { name: item.name, tags: item.tags.len(), depth }
}

/// Any JSON.
#[post("/json")]
async fn take_json(value: Value) -> Size {
    Size { size: ferrapi::serde_json::to_string(&value).map_or(0, |text| text.len()) }
}

/// Many integers.
#[post("/numbers")]
async fn take_numbers(#[body] numbers: Vec<i64>) -> Size {
    Size { size: numbers.len() }
}

/// Many items.
#[post("/lists")]
async fn take_items(items: Vec<NewItem>) -> Size {
    Size { size: items.iter().map(|item| item.name.len()).sum() }
}

/// A form without files.
#[post("/login")]
async fn log_in(#[form] username: String, #[form] password: String) -> Size {
    Size { size: username.len() + password.len() }
}

/// A form with a file.
#[post("/upload")]
async fn upload(#[form] title: Option<String>, file: UploadFile) -> Uploaded {
    Uploaded { title, filename: file.filename().to_owned(), size: file.size() }
}

/// A form with files.
#[post("/uploads")]
async fn upload_all(files: Vec<UploadFile>) -> Size {
    Size { size: files.len() }
}

/// What was uploaded.
#[model]
struct Uploaded {
    title: Option<String>,
    filename: String,
    size: u64,
}

/// Bytes, all at once.
#[post("/bytes")]
async fn take_bytes(body: Bytes) -> Size {
    Size { size: body.len() }
}

/// Bytes, piece by piece, with one more character for each piece of the answer.
#[put("/blob")]
async fn take_stream(mut body: BodyStream, counts: State<Counts>) -> Result<Size, HttpError> {
    let mut size = 0;
    while let Some(piece) = body.next().await? {
        size += piece.len();
        counts.received.fetch_add(piece.len(), Relaxed);
    }
    Ok(Size { size })
}

/// Bytes, piece by piece, of which one is taken every second.
#[put("/slow-blob")]
async fn take_slowly(mut body: BodyStream) -> Result<Size, HttpError> {
    let mut size = 0;
    while let Some(piece) = body.next().await? {
        size += piece.len();
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
    Ok(Size { size })
}

/// A body that nobody reads.
#[post("/ignored")]
async fn ignore() -> Size {
    Size { size: 0 }
}

pub(crate) fn router() -> Router {
    Router::new("").routes(routes![
        create_item,
        take_json,
        take_numbers,
        take_items,
        log_in,
        upload,
        upload_all,
        take_bytes,
        take_stream,
        take_slowly,
        ignore,
    ])
}
