//! Routes by what they answer: late, in pieces, a lot, elsewhere, and what a teardown has noted.

use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use ferrapi::prelude::*;
use tokio::time::sleep;

use crate::Counts;

/// Something that must be given back.
#[dependency]
async fn held(counts: State<Counts>) -> Scoped<u8> {
    counts.begun.fetch_add(1, Relaxed);
    let counts = State::clone(&counts);
    Scoped::new(1, async move |outcome| {
        if outcome == Outcome::Disconnected {
            counts.disconnected.fetch_add(1, Relaxed);
        }
        counts.ended.fetch_add(1, Relaxed);
    })
}

/// What was noted.
#[model]
struct Noted {
    begun: usize,
    ended: usize,
    disconnected: usize,
    received: usize,
    created: usize,
}

/// What has happened so far.
#[get("/counts")]
async fn read_counts(counts: State<Counts>) -> Noted {
    Noted {
        begun: counts.begun.load(Relaxed),
        ended: counts.ended.load(Relaxed),
        disconnected: counts.disconnected.load(Relaxed),
        received: counts.received.load(Relaxed),
        created: counts.created.load(Relaxed),
    }
}

/// Answer late.
#[get("/slow")]
async fn slow(#[query(default = 1.0, ge = 0, le = 60)] seconds: f64) -> &'static str {
    sleep(Duration::from_secs_f64(seconds)).await;
    "done"
}

/// Answer late, with something that must be given back.
#[get("/held")]
async fn hold(#[depends(held)] held: u8, #[query(default = 0.0, ge = 0, le = 60)] seconds: f64) -> u8 {
    sleep(Duration::from_secs_f64(seconds)).await;
    held
}

/// A body, with something that must be given back.
#[post("/held")]
async fn hold_body(#[depends(held)] held: u8, mut body: BodyStream) -> Result<usize, HttpError> {
    let mut size = usize::from(held) - 1;
    while let Some(piece) = body.next().await? {
        size += piece.len();
    }
    Ok(size)
}

/// 64 MiB in pieces of 64 KiB, with something that must be given back.
#[get("/stream")]
async fn stream(#[depends(held)] _held: u8) -> Stream {
    Stream::generate(|out| async move {
        for _ in 0..1024 {
            out.send(vec![b'x'; 64 * 1024]).await;
        }
    })
    .media_type("application/octet-stream")
}

/// A line every tenth of a second, for a minute.
#[get("/ticks")]
async fn ticks(#[depends(held)] _held: u8) -> Stream {
    Stream::generate(|out| async move {
        for number in 0..600 {
            out.send(format!("{number}\n")).await;
            sleep(Duration::from_millis(100)).await;
        }
    })
    .media_type("text/plain; charset=utf-8")
}

/// Three lines at once.
#[get("/lines")]
async fn lines() -> Stream {
    Stream::from_iter(["one\n", "two\n", "three\n"]).media_type("text/plain; charset=utf-8")
}

/// 16 MiB at once.
#[get("/big")]
async fn big() -> Bytes {
    Bytes::from(vec![b'x'; 16 << 20])
}

/// Look elsewhere.
#[get("/redirect")]
async fn redirect() -> Redirect {
    Redirect::to("/names/elsewhere")
}

/// A path that ends with a slash.
#[get("/folder/")]
async fn folder() -> &'static str {
    "folder"
}

/// A page.
#[get("/page")]
async fn page() -> Html {
    Html("<p>page</p>".to_owned())
}

/// Nothing.
#[get("/nothing", status = 204)]
async fn nothing() {}

pub(crate) fn router() -> Router {
    Router::new("").routes(routes![
        read_counts,
        slow,
        hold,
        hold_body,
        stream,
        ticks,
        lines,
        big,
        redirect,
        folder,
        page,
        nothing,
    ])
}
