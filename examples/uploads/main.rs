//! Uploads: several files in a form, one picture under a limit of its own, and a body of any size that never stands in
//! memory.
//!
//! `cargo run --example uploads`, then open <http://127.0.0.1:8000/docs>; or
//! `curl -T large.iso http://127.0.0.1:8000/blobs/large`.
#![forbid(unsafe_code)]

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::ExitCode;

use ferrapi::FormLimits;
use ferrapi::prelude::*;
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;

/// Where uploads are kept.
struct Folder(PathBuf);

/// What is known of an uploaded file.
#[model]
struct Received {
    /// As the client calls it: never a path of ours.
    filename: String,
    content_type: Option<String>,
    size: u64,
    /// It was too large for memory.
    on_disk: bool,
}

impl Received {
    fn of(file: &UploadFile) -> Self {
        Received {
            filename: file.filename().to_owned(),
            content_type: file.content_type().map(str::to_owned),
            size: file.size(),
            on_disk: file.is_on_disk(),
        }
    }
}

/// An album as it was received.
#[model]
struct Album {
    title: String,
    pictures: Vec<Received>,
}

/// Upload an album.
///
/// A title and up to three pictures. A picture of more than 64 KiB goes to a temporary file while it comes.
#[post("/albums", status = 201)]
async fn create_album(#[form(min_length = 1)] title: String, pictures: Vec<UploadFile>) -> Album {
    Album { title, pictures: pictures.iter().map(Received::of).collect() }
}

/// Upload a portrait.
///
/// A PNG of at most 100 kB. The first bytes say what it is, whatever the client says.
#[put("/portrait", body_limit = 100_000, responses(415 = "No PNG"))]
async fn set_portrait(mut portrait: UploadFile, folder: State<Folder>) -> Result<Received, HttpError> {
    if !portrait.read(8).await?.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Err(HttpError::new(415, "This is no PNG"));
    }
    portrait.save(folder.0.join("portrait.png")).await?;
    Ok(Received::of(&portrait))
}

/// What became of a streamed body.
#[model]
struct Stored {
    name: String,
    size: u64,
}

/// Upload anything.
///
/// The body is written piece by piece while it comes; a slow disk slows the client down.
#[put("/blobs/<name>", body_limit = 10_000_000_000)]
async fn store_blob(
    /// Letters, digits and hyphens: it becomes the name of a file.
    #[path(pattern = "^[a-z0-9-]{1,64}$")]
    name: String,
    mut body: BodyStream,
    folder: State<Folder>,
) -> Result<Stored, HttpError> {
    let (path, unfinished) = (folder.0.join(&name), folder.0.join(format!("{name}.part")));
    let mut file = File::create(&unfinished).await?;
    let mut size = 0;
    while let Some(piece) = body.next().await? {
        size += piece.len() as u64;
        file.write_all(&piece).await?;
    }
    file.flush().await?;
    fs::rename(unfinished, path).await?;
    Ok(Stored { name, size })
}

fn app(folder: impl Into<PathBuf>) -> App {
    App::new("Uploads")
        .version("1.0")
        .form_limits(FormLimits::default().files(3).spool(64 * 1024))
        .state(Folder(folder.into()))
        .routes(routes![create_album, set_portrait, store_blob])
}

fn main() -> ExitCode {
    app(std::env::temp_dir()).run()
}
