//! One response, as a test reads it.

use bytes::Bytes;
use http::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// One response, with its whole body.
///
/// ```
/// # let client = ferrapi::TestClient::new(ferrapi::App::new("Item Store"));
/// let response = client.get("/nothing").send();
/// assert_eq!(response.status(), 404);
/// assert_eq!(response.header("content-type"), Some("application/json"));
/// assert_eq!(response.into_json()["detail"], "Not Found");
/// ```
#[derive(Debug, Clone)]
pub struct TestResponse {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
}

impl TestResponse {
    pub(super) fn new(parts: http::response::Parts, body: Bytes) -> Self {
        TestResponse { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The header fields.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The first header field of this name, if it is visible ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as it came.
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The body as text.
    ///
    /// # Panics
    ///
    /// If it is not UTF-8; take [`bytes`](Self::bytes) then.
    #[track_caller]
    pub fn text(&self) -> &str {
        match std::str::from_utf8(&self.body) {
            Ok(text) => text,
            Err(error) => panic!("the body of the response is no text: {error}"),
        }
    }

    /// The body, read from JSON.
    ///
    /// # Panics
    ///
    /// If it does not fit, with status and body in the message.
    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self) -> T {
        match serde_json::from_slice(&self.body) {
            Ok(value) => value,
            Err(error) => panic!(
                "the body of the response is no JSON for `{}`: {error}\nstatus {}, body: {}",
                std::any::type_name::<T>(),
                self.status,
                String::from_utf8_lossy(&self.body)
            ),
        }
    }

    /// The body as any JSON.
    ///
    /// # Panics
    ///
    /// If it is no JSON, with status and body in the message.
    #[track_caller]
    pub fn into_json(self) -> Value {
        self.json()
    }
}
