//! Answers that take memory while they are sent: in a content coding, from files, as events. They stand behind a layer and a
//! mounted service, which change what serves all others, so that the target has them only where it is asked to.

use ferrapi::middleware::Compression;
use ferrapi::prelude::*;
use ferrapi::{Sse, StaticFiles};

/// A line of text that compresses as texts do.
fn line(number: usize) -> String {
    let word = number.wrapping_mul(2_654_435_761) % 1_000_003;
    format!("{number}: the {word} words of line {} are no longer than {}\n", number * 7, word % 97)
}

/// 32 KiB at once.
#[get("/page")]
async fn page() -> String {
    (0..500).map(line).collect()
}

/// 64 MiB in pieces of 64 KiB.
#[get("/text")]
async fn text() -> Stream {
    Stream::generate(|out| async move {
        for piece in 0..1_024 {
            out.send((piece * 1_000..(piece + 1) * 1_000).map(line).collect::<String>()).await;
        }
    })
    .media_type("text/plain; charset=utf-8")
}

/// The program itself, which is large.
#[get("/file")]
async fn file() -> Result<FileResponse, HttpError> {
    let program = std::env::current_exe().map_err(|_| HttpError::not_found("no program"))?;
    let file = FileResponse::open(program).await.map_err(|_| HttpError::not_found("no file"))?;
    Ok(file.media_type("text/plain"))
}

/// Events of 16 KiB without an end.
#[get("/events")]
async fn events() -> Sse<String> {
    Sse::generate(|out| async move {
        loop {
            out.send("x".repeat(16 * 1024)).await;
        }
    })
}

/// Adds them; the folder is the program's.
pub(crate) fn add_to(app: App) -> App {
    let program = std::env::current_exe().unwrap_or_default();
    let folder = program.parent().unwrap_or(&program).to_owned();
    let packed = Router::new("/packed").routes(routes![page, text, file]).layer(Compression::new());
    app.mount(packed)
        .mount(Router::new("/plain").routes(routes![events]))
        .mount_service("/folder-of-files", StaticFiles::new(folder))
}
