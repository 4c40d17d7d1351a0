//! Reading a body before the glue runs, under a limit: into memory, or as a form.

use std::future::poll_fn;
use std::pin::pin;

use bytes::{Bytes, BytesMut};
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, HeaderMap, HeaderValue};
use http_body::Body;

use crate::error::{HttpError, Refusal, too_large, unread_body};
use crate::forms::{Encoding, FormLimits, FormParts, encoding};
use crate::http::{BoxError, content_length};

/// Reads the whole body. A body in one frame is passed on as it came, without a copy.
///
/// # Errors
///
/// 413 if it is larger than `limit` bytes, before reading where the length is announced; 408 if it takes too long; 415 if it is compressed; 400 if it
/// breaks off.
pub(crate) async fn receive<B>(body: B, headers: &HeaderMap, limit: usize) -> Result<Bytes, Refusal>
where
    B: Body<Data = Bytes, Error: Into<BoxError>>,
{
    check_coding(headers)?;
    let announced = body.size_hint().exact().or_else(|| content_length(headers));
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

/// Reads a form while it comes. A body that is no form has no fields, as in FastAPI.
///
/// # Errors
///
/// As [`receive`], and 400 if it is malformed or has too many parts.
#[cfg_attr(not(feature = "multipart"), allow(unused_variables))]
pub(crate) async fn receive_form<B>(
    body: B,
    headers: &HeaderMap,
    limit: usize,
    limits: FormLimits,
) -> Result<Box<FormParts>, Refusal>
where
    B: Body<Data = Bytes, Error: Into<BoxError>> + Send,
{
    check_coding(headers)?;
    Ok(Box::new(match encoding(headers) {
        Encoding::Urlencoded => FormParts::urlencoded(&receive(body, headers, limit).await?, limits.fields)?,
        Encoding::Multipart { .. }
            if content_length(headers).is_some_and(|announced| announced > limit as u64) =>
        {
            return Err(too_large());
        }
        #[cfg(feature = "multipart")]
        Encoding::Multipart { boundary, charset } => {
            crate::forms::receive_multipart(body, boundary, charset, limit, &limits).await?
        }
        _ => FormParts::default(),
    }))
}

/// A body that is compressed, or encoded in another way, is not decoded: what stands in it would have another size than
/// the limit says.
#[inline]
fn check_coding(headers: &HeaderMap) -> Result<(), Refusal> {
    // Several fields are one list (RFC 9110 section 5.3), and each of them is a coding.
    headers
        .iter()
        .filter(|(name, _)| *name == CONTENT_ENCODING)
        .try_for_each(|(_, coding)| judge_coding(coding))
}

#[cold]
fn judge_coding(coding: &HeaderValue) -> Result<(), Refusal> {
    // RFC 9110 section 12.5.3 lets it stand, although nobody should send it.
    if coding.as_bytes().trim_ascii().eq_ignore_ascii_case(b"identity") || coding.is_empty() {
        return Ok(());
    }
    // RFC 9110 section 15.5.16: what would be taken.
    Err(Refusal::Error(HttpError::status(415).header(ACCEPT_ENCODING, "identity")))
}

/// The next piece of data; trailers are passed over.
async fn next<B: Body<Data = Bytes, Error: Into<BoxError>>>(
    mut body: std::pin::Pin<&mut B>,
) -> Result<Option<Bytes>, Refusal> {
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
            Some(Err(error)) => return Err(unread_body(&error.into())),
        }
    }
}
