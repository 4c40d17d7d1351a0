//! What of a file is sent, by the request's preconditions and ranges (RFC 9110 sections 13.2.2 and 14.2).

use std::ops::Range;
use std::time::{Duration, SystemTime};

use http::header::{
    HeaderMap, HeaderValue, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, IF_UNMODIFIED_SINCE, RANGE,
};
use http::{Method, StatusCode};

use crate::files::opened::Opened;
use crate::files::range::{Ranges, ranges};
use crate::http::{entity_tags, is_known};

/// What a request asks of a file.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'r> {
    pub(crate) method: &'r Method,
    pub(crate) headers: &'r HeaderMap,
    /// Whether a copy that the client has is enough; FastAPI's `FileResponse` always sends the file.
    pub(crate) copies: bool,
}

/// What of a file is sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Whole,
    Parts(Vec<Range<u64>>),
    NotModified,
    Failed,
    Unsatisfiable,
    Malformed(&'static str),
}

/// Decides what is sent of a file that is answered with this status.
pub(super) fn judge(asked: Asked<'_>, status: StatusCode, file: &Opened) -> Verdict {
    // Preconditions and ranges count only where the answer would be 200 (sections 13.2.1 and 14.2).
    if status != StatusCode::OK {
        return Verdict::Whole;
    }
    if asked.copies
        && matches!(*asked.method, Method::GET | Method::HEAD)
        && let Some(verdict) = preconditions(asked.headers, file)
    {
        return verdict;
    }
    // Ranges are defined for GET alone.
    let Some(field) = asked.headers.get(RANGE).filter(|_| *asked.method == Method::GET) else {
        return Verdict::Whole;
    };
    if asked.headers.get(IF_RANGE).is_some_and(|known| !is_current(known, file)) {
        return Verdict::Whole;
    }
    match ranges(field.as_bytes(), file.size) {
        Ranges::Ignored => Verdict::Whole,
        Ranges::Parts(parts) => Verdict::Parts(parts),
        Ranges::Unsatisfiable => Verdict::Unsatisfiable,
        Ranges::Malformed(reason) => Verdict::Malformed(reason),
    }
}

/// The preconditions in the order of section 13.2.2: a date counts only where no entity tag is given.
fn preconditions(headers: &HeaderMap, file: &Opened) -> Option<Verdict> {
    if headers.contains_key(IF_MATCH) {
        let matches =
            entity_tags(headers, &IF_MATCH).any(|tag| tag == "*" || tag.as_bytes() == file.etag.as_bytes());
        if !matches {
            return Some(Verdict::Failed);
        }
    } else if let (Some(date), Some(modified)) = (date(headers.get(IF_UNMODIFIED_SINCE)), file.modified)
        && modified >= date + Duration::from_secs(1)
    {
        return Some(Verdict::Failed);
    }
    if headers.contains_key(IF_NONE_MATCH) {
        return is_known(headers, &file.etag).then_some(Verdict::NotModified);
    }
    let (date, modified) = (date(headers.get(IF_MODIFIED_SINCE))?, file.modified?);
    // Dates have whole seconds.
    (modified < date + Duration::from_secs(1)).then_some(Verdict::NotModified)
}

fn date(field: Option<&HeaderValue>) -> Option<SystemTime> {
    httpdate::parse_http_date(field?.to_str().ok()?).ok()
}

/// Whether `If-Range` names the file as it is now, by its entity tag or by its very date (section 13.1.5).
fn is_current(known: &HeaderValue, file: &Opened) -> bool {
    *known == file.etag || file.last_modified.as_ref() == Some(known)
}
