//! Methods by name: those that are known, and one name for all others.

use http::Method;

/// The name of a method. A client may send any word, so what is not known has one name (`_OTHER`, as OpenTelemetry says).
pub(super) fn name(method: &Method) -> &'static str {
    match method.as_str() {
        "CONNECT" => "CONNECT",
        "DELETE" => "DELETE",
        "GET" => "GET",
        "HEAD" => "HEAD",
        "OPTIONS" => "OPTIONS",
        "PATCH" => "PATCH",
        "POST" => "POST",
        "PUT" => "PUT",
        "QUERY" => "QUERY",
        "TRACE" => "TRACE",
        _ => "_OTHER",
    }
}
