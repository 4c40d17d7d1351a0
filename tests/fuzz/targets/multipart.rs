//! Multipart forms: where the body is cut into pieces makes no difference, and what was written comes out.
#![no_main]

mod answers;

use std::cell::RefCell;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use answers::Target;
use arbitrary::Arbitrary;
use bytes::Bytes;
use ferrapi::UploadFile;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use http_body::Frame;
use libfuzzer_sys::fuzz_target;

#[post("/form")]
async fn form(#[form(default)] a: Vec<String>, #[file] files: Option<Vec<UploadFile>>) -> Value {
    let mut all = Vec::new();
    for mut file in files.unwrap_or_default() {
        let contents = file.read_all().await.expect("a file in memory");
        all.push(json!([file.filename(), file.content_type(), contents.to_vec()]));
    }
    json!([a, all])
}

thread_local! {
    static TARGET: RefCell<Target> = Target::new(routes![form]);
}

/// A body in pieces.
struct Pieces(std::vec::IntoIter<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.next().map(|piece| Ok(Frame::data(piece))))
    }
}

fn send(boundary: &str, pieces: Vec<Bytes>) -> (u16, Value) {
    let request = http::Request::post("/form")
        .header("content-type", format!("multipart/form-data; boundary={boundary}"))
        .body(Pieces(pieces.into_iter()))
        .expect("a request");
    TARGET.with_borrow_mut(|target| target.answer(request))
}

/// The body in pieces of these lengths, again and again.
fn cut(body: &Bytes, lengths: &[u8]) -> Vec<Bytes> {
    let (mut rest, mut pieces) = (body.clone(), Vec::new());
    let lengths = lengths.iter().map(|length| usize::from(*length)).filter(|length| *length > 0);
    let mut lengths = lengths.collect::<Vec<_>>().into_iter().cycle();
    while !rest.is_empty() {
        let length = lengths.next().unwrap_or(rest.len()).min(rest.len());
        pieces.push(rest.split_to(length));
    }
    pieces
}

const BOUNDARY: &str = "XyZ";

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    lengths: &'a [u8],
    texts: Vec<&'a str>,
    files: Vec<(&'a [u8], bool)>,
    raw: &'a [u8],
}

/// The form as a browser writes it.
fn written(texts: &[&str], files: &[(&[u8], bool)]) -> Bytes {
    let mut body = Vec::new();
    for text in texts {
        body.extend_from_slice(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{text}\r\n")
                .as_bytes(),
        );
    }
    for (contents, typed) in files {
        let media_type = if *typed { "Content-Type: text/plain\r\n" } else { "" };
        body.extend_from_slice(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"f\"\r\n{media_type}\r\n")
                .as_bytes(),
        );
        body.extend_from_slice(contents);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body.into()
}

fuzz_target!(|input: Input| {
    let Input { lengths, texts, files, raw } = input;
    let body = written(&texts, &files);
    let contains = |contents: &[u8]| contents.windows(BOUNDARY.len() + 2).any(|window| window == b"--XyZ");
    let whole = send(BOUNDARY, vec![body.clone()]);
    if !texts.iter().any(|text| contains(text.as_bytes()))
        && !files.iter().any(|(contents, _)| contains(contents))
    {
        let files: Vec<_> = files
            .iter()
            .map(|(contents, typed)| json!(["f", typed.then_some("text/plain"), contents]))
            .collect();
        assert_eq!(whole, (200, json!([texts, files])));
    }
    assert_eq!(send(BOUNDARY, cut(&body, lengths)), whole);

    // Anything, and anything within a part.
    let part = [b"--XyZ\r\nContent-Disposition: form-data; name=\"a\"".as_slice(), raw].concat();
    for body in [Bytes::copy_from_slice(raw), part.into()] {
        let whole = send(BOUNDARY, vec![body.clone()]);
        assert_eq!(send(BOUNDARY, cut(&body, lengths)), whole);
    }
});
