//! Reading a body into memory, under a limit.

use std::future::poll_fn;
use std::pin::pin;

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::header::{CONNECTION, CONTENT_LENGTH, HeaderValue};
use http_body::Body;

use crate::error::{HttpError, error_response};
use crate::http::Response;

/// Reads the whole body. A body in one frame is passed on as it came, without a copy.
///
/// # Errors
///
/// 413 if it is larger than `limit` bytes, before reading where the length is announced; 400 if it breaks off.
pub(crate) async fn receive<B>(body: B, headers: &HeaderMap, limit: usize) -> Result<Bytes, Box<Response>>
where
    B: Body<Data = Bytes>,
{
    let announced = length(headers);
    if announced.is_some_and(|announced| announced > limit as u64) {
        return Err(too_large());
    }
    let mut body = pin!(body);
    let Some(first) = next(body.as_mut()).await? else { return Ok(Bytes::new()) };
    if first.len() > limit {
        return Err(too_large());
    }
    let Some(second) = next(body.as_mut()).await? else { return Ok(first) };
    let expected = announced.map_or(first.len() + second.len(), |announced| announced as usize);
    let mut whole = BytesMut::with_capacity(expected);
    whole.extend_from_slice(&first);
    let mut frame = Some(second);
    while let Some(data) = frame {
        if whole.len() + data.len() > limit {
            return Err(too_large());
        }
        whole.extend_from_slice(&data);
        frame = next(body.as_mut()).await?;
    }
    Ok(whole.freeze())
}

/// The next piece of data; trailers are passed over.
async fn next<B: Body<Data = Bytes>>(
    mut body: std::pin::Pin<&mut B>,
) -> Result<Option<Bytes>, Box<Response>> {
    loop {
        if body.is_end_stream() {
            return Ok(None);
        }
        match poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
            None => return Ok(None),
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    return Ok(Some(data));
                }
            }
            Some(Err(_)) => return Err(broken()),
        }
    }
}

#[inline]
fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

#[cold]
fn too_large() -> Box<Response> {
    // What is left of the body is not read, so the connection cannot go on.
    let mut response = error_response(HttpError::status(413));
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    Box::new(response)
}

#[cold]
fn broken() -> Box<Response> {
    Box::new(error_response(HttpError::bad_request("There was an error parsing the body")))
}
