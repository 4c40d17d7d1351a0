//! Files as answers of handlers.

use std::path::PathBuf;
use std::sync::LazyLock;

use ferrapi::prelude::*;
use ferrapi::{TestClient, TestResponse};
use tempfile::TempDir;

use crate::call::folder;

const LARGE: usize = 200_000;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let large: Vec<u8> = (0..LARGE).map(|at| (at / 7) as u8).collect();
    folder(&[("notes.txt", b"plain text file\n"), ("large.bin", &large), ("empty", b"")])
});

fn path(name: &str) -> PathBuf {
    FOLDER.path().join(name)
}

#[get("/files/<name>")]
async fn file(name: String) -> Result<FileResponse, HttpError> {
    Ok(FileResponse::open(path(&name)).await?)
}

#[get("/named/<name..>")]
async fn named(name: String, inline: Option<bool>) -> Result<FileResponse, HttpError> {
    let file = FileResponse::open(path("notes.txt")).await?.filename(name);
    Ok(if inline == Some(true) { file.inline() } else { file })
}

#[get("/typed")]
async fn typed(head: &mut ResponseHead) -> Result<FileResponse, HttpError> {
    head.header("cache-control", "no-store");
    Ok(FileResponse::open(path("empty")).await?.media_type("image/png"))
}

#[get("/whole")]
async fn whole(head: &RequestHead) -> Result<Response, HttpError> {
    Ok(FileResponse::open(path("notes.txt")).await?.respond(head))
}

#[get("/accepted")]
async fn accepted() -> Result<(StatusCode, FileResponse), HttpError> {
    Ok((StatusCode::ACCEPTED, FileResponse::open(path("notes.txt")).await?))
}

#[post("/posted", status = 201)]
async fn posted() -> Result<FileResponse, HttpError> {
    Ok(FileResponse::open(path("notes.txt")).await?)
}

fn client() -> TestClient {
    TestClient::new(App::new("Files").routes(routes![file, named, typed, whole, accepted, posted]))
}

fn range(client: &TestClient, path: &str, range: &str) -> TestResponse {
    client.get(path).header("range", range).send()
}

#[test]
fn a_file_says_what_it_is() {
    let client = client();
    let answer = client.get("/files/notes.txt").send();
    assert_eq!((answer.status(), answer.text()), (200, "plain text file\n"));
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("accept-ranges"), Some("bytes"));
    assert_eq!(answer.header("content-length"), Some("16"));
    assert!(answer.header("last-modified").is_some_and(|date| date.ends_with(" GMT")));
    assert!(answer.header("etag").is_some_and(|tag| tag.starts_with('"') && tag.ends_with("-10\"")));
    assert_eq!(answer.header("content-disposition"), None);

    let head = client.head("/files/large.bin").send();
    assert_eq!((head.status(), head.header("content-length")), (200, Some("200000")));
    assert_eq!(head.header("content-type"), Some("application/octet-stream"));
    assert!(head.bytes().is_empty());

    let typed = client.get("/typed").send();
    assert_eq!((typed.status(), typed.bytes().len()), (200, 0));
    assert_eq!(typed.header("content-type"), Some("image/png"));
    assert_eq!(typed.header("cache-control"), Some("no-store"));
}

#[test]
fn a_large_file_comes_whole_and_in_parts() {
    let client = client();
    let contents = std::fs::read(path("large.bin")).unwrap();
    let answer = client.get("/files/large.bin").send();
    assert_eq!((answer.status(), answer.header("content-length")), (200, Some("200000")));
    assert!(answer.bytes() == contents);
    for (field, start, end) in [
        ("bytes=0-0", 0, 1),
        ("bytes=65535-65536", 65535, 65537),
        ("bytes=100-150000", 100, 150_001),
        ("bytes=-70000", LARGE - 70_000, LARGE),
    ] {
        let answer = range(&client, "/files/large.bin", field);
        assert_eq!(answer.status(), 206, "{field}");
        let expected = format!("bytes {start}-{}/{LARGE}", end - 1);
        assert_eq!(answer.header("content-range"), Some(expected.as_str()));
        assert!(answer.bytes() == &contents[start..end], "{field}");
    }
}

#[test]
fn ranges_are_answered_as_starlette_does() {
    let client = client();
    let answer = range(&client, "/files/notes.txt", "bytes=0-4");
    assert_eq!((answer.status(), answer.text()), (206, "plain"));
    assert_eq!(answer.header("content-range"), Some("bytes 0-4/16"));
    assert_eq!(answer.header("content-length"), Some("5"));
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));

    let answer = range(&client, "/files/notes.txt", "bytes=16-");
    assert_eq!((answer.status(), answer.text()), (416, ""));
    assert_eq!(answer.header("content-range"), Some("bytes */16"));
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(range(&client, "/files/empty", "bytes=0-").status(), 416);

    let answer = range(&client, "/files/notes.txt", "bytes=5-3");
    assert_eq!((answer.status(), answer.text()), (400, "Range header: start must be less than end"));
    let answer = range(&client, "/files/notes.txt", "nothing");
    assert_eq!((answer.status(), answer.text()), (400, "Malformed range header."));
    // RFC 9110 sections 14.2 and 15.3.7: unknown units, HEAD, and answers that are not 200 know no ranges.
    assert_eq!(range(&client, "/files/notes.txt", "lines=0-4").status(), 200);
    let head = client.head("/files/notes.txt").header("range", "bytes=0-4").send();
    assert_eq!((head.status(), head.header("content-length")), (200, Some("16")));
    let posted = client.post("/posted").header("range", "bytes=0-4").send();
    assert_eq!((posted.status(), posted.text()), (201, "plain text file\n"));
    let part = range(&client, "/accepted", "bytes=0-4");
    assert_eq!((part.status(), part.text()), (206, "plain"));
    assert_eq!(client.get("/accepted").send().status(), 202);
    assert_eq!(range(&client, "/whole", "bytes=0-4").text(), "plain");
}

#[test]
fn several_ranges_are_parts_of_one_body() {
    let client = client();
    let large = "application/octet-stream";
    for (name, media_type, size, (start, end), first, second) in [
        ("notes.txt", "text/plain; charset=utf-8", 16, (11, 15), "plain", "file\n"),
        ("large.bin", large, LARGE, (12, 16), "\0\0\0\0\0", "\u{1}\u{1}\u{2}\u{2}\u{2}"),
    ] {
        let answer = range(&client, &format!("/files/{name}"), &format!("bytes={start}-{end},0-4"));
        assert_eq!(answer.status(), 206);
        let kind = answer.header("content-type").unwrap().to_owned();
        let boundary = kind.strip_prefix("multipart/byteranges; boundary=").unwrap();
        let head = format!("--{boundary}\r\nContent-Type: {media_type}\r\nContent-Range: bytes");
        let expected = format!(
            "{head} 0-4/{size}\r\n\r\n{first}\r\n{head} {start}-{end}/{size}\r\n\r\n{second}\r\n--{boundary}--"
        );
        assert_eq!(answer.text(), expected);
        assert_eq!(answer.header("content-length"), Some(expected.len().to_string().as_str()));
    }
}

#[test]
fn a_range_of_a_file_that_has_changed_is_the_whole_file() {
    let client = client();
    let known = client.get("/files/notes.txt").send();
    let (tag, date) = (known.header("etag").unwrap(), known.header("last-modified").unwrap());
    for (field, status) in [
        (tag, 206),
        (date, 206),
        ("\"other\"", 200),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 200),
        ("W/\"x\"", 200),
    ] {
        let request = client.get("/files/notes.txt").header("range", "bytes=0-4").header("if-range", field);
        assert_eq!(request.send().status(), status, "{field}");
    }
    // FastAPI's `FileResponse` sends the file again; static files do not.
    assert_eq!(client.get("/files/notes.txt").header("if-none-match", tag).send().status(), 200);
}

#[test]
fn a_name_is_one_for_saving() {
    let client = client();
    for (name, media_type, disposition) in [
        ("report.pdf", "application/pdf", "attachment; filename=\"report.pdf\""),
        ("a%20%22b%22.csv", "text/csv; charset=utf-8", "attachment; filename*=utf-8''a%20%22b%22.csv"),
        ("%C3%A9%0D%0A.txt", "text/plain; charset=utf-8", "attachment; filename*=utf-8''%C3%A9%0D%0A.txt"),
    ] {
        let answer = client.get(&format!("/named/{name}")).send();
        assert_eq!(answer.header("content-type"), Some(media_type));
        assert_eq!(answer.header("content-disposition"), Some(disposition));
    }
    let inline = client.get("/named/a.txt?inline=true").send();
    assert_eq!(inline.header("content-disposition"), Some("inline; filename=\"a.txt\""));
}

#[test]
fn what_is_no_file_is_a_500() {
    let client = client();
    assert_eq!(client.get("/files/missing").send().status(), 500);
    assert_eq!(client.get("/files/%2e").send().status(), 500);
}
