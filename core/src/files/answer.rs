//! A file as a response: whole, in part, or not at all.

use std::fmt::Write as _;
use std::ops::Range;

use bytes::Bytes;
use http::StatusCode;
use http::header::{
    ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderMap,
    HeaderValue, LAST_MODIFIED, X_CONTENT_TYPE_OPTIONS,
};

use crate::error::{HttpError, error_response};
use crate::files::judge::{Asked, Verdict, judge};
use crate::files::opened::{Contents, Opened};
use crate::files::piecewise::{Part, Piecewise};
use crate::http::{Body, NO_SNIFF, Response, empty, plain, replace_empty};
use crate::random::Random;

/// What a response says besides what the file says.
pub(crate) struct Facts {
    pub(crate) status: StatusCode,
    pub(crate) media_type: HeaderValue,
    /// All other fields.
    pub(crate) headers: HeaderMap,
}

/// Answers with a file. It does not block: small files have been read.
pub(crate) fn answer(file: Opened, facts: Facts, asked: Asked<'_>) -> Response {
    write(judge(asked, facts.status, &file), file, facts)
}

/// The same, and reads a small file if anything of it is sent. It blocks.
#[cfg(feature = "static-files")]
pub(crate) fn read_and_answer(mut file: Opened, facts: Facts, asked: Asked<'_>) -> std::io::Result<Response> {
    let verdict = judge(asked, facts.status, &file);
    if *asked.method != http::Method::HEAD && matches!(verdict, Verdict::Whole | Verdict::Parts(_)) {
        file.read_if_small()?;
    }
    Ok(write(verdict, file, facts))
}

fn write(verdict: Verdict, file: Opened, facts: Facts) -> Response {
    let Facts { mut status, media_type, mut headers } = facts;
    headers.insert(ETAG, file.etag);
    let body = match verdict {
        Verdict::Malformed(reason) => return plain(StatusCode::BAD_REQUEST, reason),
        Verdict::Failed => return error_response(HttpError::status(412)),
        Verdict::Unsatisfiable => return unsatisfiable(file.size),
        Verdict::NotModified => {
            // What describes the content belongs to the content (RFC 9110 section 15.4.5).
            headers.remove(CONTENT_ENCODING);
            headers.remove(CONTENT_DISPOSITION);
            return with_headers(empty(StatusCode::NOT_MODIFIED), headers);
        }
        Verdict::Whole => {
            headers.insert(CONTENT_TYPE, media_type);
            send(file.contents, vec![Part::Span(0..file.size)])
        }
        Verdict::Parts(parts) => {
            status = StatusCode::PARTIAL_CONTENT;
            match parts.as_slice() {
                [part] => {
                    headers.insert(CONTENT_TYPE, media_type);
                    headers.insert(CONTENT_RANGE, value(content_range(part, file.size)));
                    send(file.contents, vec![Part::Span(part.clone())])
                }
                parts => {
                    let boundary = format!("{:032x}", Random::default().next());
                    let kind = format!("multipart/byteranges; boundary={boundary}");
                    headers.insert(CONTENT_TYPE, value(kind));
                    send(file.contents, multipart(parts, &boundary, &media_type, file.size))
                }
            }
        }
    };
    headers.insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF);
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF);
    if let Some(date) = file.last_modified {
        headers.insert(LAST_MODIFIED, date);
    }
    let mut response = Response::new(body);
    *response.status_mut() = status;
    with_headers(response, headers)
}

fn with_headers(mut response: Response, headers: HeaderMap) -> Response {
    replace_empty(response.headers_mut(), headers);
    response
}

fn unsatisfiable(size: u64) -> Response {
    let mut response = plain(StatusCode::RANGE_NOT_SATISFIABLE, "");
    response.headers_mut().insert(CONTENT_RANGE, value(format!("bytes */{size}")));
    response
}

fn content_range(part: &Range<u64>, size: u64) -> String {
    format!("bytes {}-{}/{size}", part.start, part.end - 1)
}

fn value(text: String) -> HeaderValue {
    HeaderValue::try_from(text).expect("numbers and hexadecimal digits are a header value")
}

/// Several ranges as parts of one body (RFC 9110 section 14.6).
fn multipart(parts: &[Range<u64>], boundary: &str, media_type: &HeaderValue, size: u64) -> Vec<Part> {
    let media_type = media_type.to_str().unwrap_or("application/octet-stream");
    let mut written = Vec::with_capacity(parts.len() * 2 + 1);
    let mut line_end = "";
    for part in parts {
        let mut head = String::new();
        let range = content_range(part, size);
        // Writing to a `String` cannot fail.
        _ = write!(
            head,
            "{line_end}--{boundary}\r\nContent-Type: {media_type}\r\nContent-Range: {range}\r\n\r\n"
        );
        line_end = "\r\n";
        written.extend([Part::Bytes(head.into()), Part::Span(part.clone())]);
    }
    written.push(Part::Bytes(format!("\r\n--{boundary}--").into()));
    written
}

fn send(contents: Contents, parts: Vec<Part>) -> Body {
    let bytes = match contents {
        Contents::Disk(file) => return Body::boxed(Piecewise::new(file, parts)),
        Contents::Memory(bytes) => bytes,
    };
    let slice = |span: &Range<u64>| bytes.slice(span.start as usize..span.end as usize);
    if let [Part::Span(span)] = parts.as_slice() {
        return Body::from(slice(span));
    }
    let pieces = parts.iter().map(|part| match part {
        Part::Bytes(bytes) => bytes.clone(),
        Part::Span(span) => slice(span),
    });
    Body::from(Bytes::from(pieces.flatten().collect::<Vec<u8>>()))
}
