//! The recordings' format (`../shared/parity/README.md`), and how an exchange is played.

use std::fmt;

use base64::Engine;
use ferrapi::TestClient;
use serde_json::Value;

use crate::capture::Captures;

/// One recorded request with its answer.
pub(crate) struct Exchange<'a>(pub(crate) &'a Value);

impl<'a> Exchange<'a> {
    pub(crate) fn id(&self) -> &'a str {
        self.0["id"].as_str().unwrap_or_default()
    }

    pub(crate) fn method(&self) -> &'a str {
        self.0["request"]["method"].as_str().unwrap_or_default()
    }

    pub(crate) fn path(&self) -> &'a str {
        self.0["request"]["path"].as_str().unwrap_or_default()
    }

    pub(crate) fn headers(&self) -> Vec<(&'a str, &'a str)> {
        headers(&self.0["request"]["headers"])
    }

    pub(crate) fn body(&self) -> Option<Vec<u8>> {
        bytes(&self.0["request"]["body"])
    }

    pub(crate) fn answer(&self) -> Answer {
        let recorded = &self.0["response"];
        let headers = headers(&recorded["headers"]).into_iter();
        Answer {
            status: recorded["status"]
                .as_u64()
                .and_then(|status| u16::try_from(status).ok())
                .unwrap_or_default(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            body: bytes(&recorded["body"]).unwrap_or_default(),
        }
    }

    /// `openapi`, `docs-html`, …
    pub(crate) fn mode(&self) -> &'a str {
        self.0["compare"].as_str().unwrap_or("auto")
    }

    pub(crate) fn volatile(&self) -> impl Iterator<Item = &'a str> {
        self.0["volatile"].as_array().into_iter().flatten().filter_map(Value::as_str)
    }

    pub(crate) fn needles(&self) -> impl Iterator<Item = &'a str> {
        self.0["needles"].as_array().into_iter().flatten().filter_map(Value::as_str)
    }

    /// The test reached into the application, or FastAPI itself fell over.
    pub(crate) fn skip(&self) -> bool {
        !self.0["skip"].is_null() || !self.0["quirk"].is_null()
    }
}

impl fmt::Display for Exchange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {} {}", self.id(), self.method(), self.path())
    }
}

/// The exchanges of each instance in order, then the probes.
pub(crate) fn instances(recording: &Value) -> Vec<Vec<Exchange<'_>>> {
    let instances = recording["instances"].as_array().into_iter().flatten();
    let mut all: Vec<_> = instances.map(|instance| list(&instance["exchanges"])).collect();
    all.push(list(&recording["probes"]));
    all
}

/// Whether the application reads environment variables that the recording sets.
pub(crate) fn needs_environment(recording: &Value) -> bool {
    let mut instances = recording["instances"].as_array().into_iter().flatten();
    instances.any(|instance| instance["env"].as_object().is_some_and(|env| !env.is_empty()))
}

fn list(exchanges: &Value) -> Vec<Exchange<'_>> {
    exchanges.as_array().into_iter().flatten().map(Exchange).collect()
}

/// An answer: as recorded, or as it came.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// Plays an exchange.
    pub(crate) fn of(exchange: &Exchange<'_>, client: &TestClient, captures: &Captures) -> Self {
        let mut request = client.request(exchange.method(), exchange.path());
        let headers = exchange.headers();
        // What `replay.py` adds, because some applications answer with the header fields that they got.
        let given = |name: &str| headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
        for (name, value) in [("accept", "*/*"), ("connection", "close")] {
            if !given(name) && exchange.0["request"]["bare"].as_bool() != Some(true) {
                request = request.header(name, value);
            }
        }
        if exchange.0["request"]["scheme"] == "https" {
            request = request.header("x-forwarded-proto", "https");
        }
        for (name, value) in headers {
            request = request.header(name, captures.replace(value));
        }
        if let Some(body) = exchange.body() {
            request = request.body(body);
        }
        let response = request.send();
        let text = |value: &ferrapi::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        Answer {
            status: response.status(),
            headers: response.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
            body: response.bytes().to_vec(),
        }
    }

    /// All values of a header field.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        let named = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value.as_str()).collect()
    }

    /// The first value of a header field.
    pub(crate) fn first(&self, name: &str) -> Option<&str> {
        self.all(name).first().copied()
    }
}

fn headers(pairs: &Value) -> Vec<(&str, &str)> {
    let pairs = pairs.as_array().into_iter().flatten();
    pairs.filter_map(|pair| Some((pair[0].as_str()?, pair[1].as_str()?))).collect()
}

fn bytes(body: &Value) -> Option<Vec<u8>> {
    if let Some(text) = body["text"].as_str() {
        return Some(text.as_bytes().to_vec());
    }
    let base64 = body["base64"].as_str()?;
    Some(base64::engine::general_purpose::STANDARD.decode(base64).expect("recorded bytes are base64"))
}
