//! Cross-origin requests: which pages of other origins may read the answers (the Fetch standard, section 3.2).

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderName, HeaderValue,
    ORIGIN, VARY,
};
use http::{Method, Request, StatusCode};
use tower_layer::Layer;
use tower_service::Service;

use crate::http::{Body, BoxError, PLAIN_TEXT, Response, with_content_type};
use crate::middleware::passing::{Finish, Passing};
use crate::middleware::texts::Texts;

const ALL_METHODS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
/// Header fields that every page may send (the Fetch standard, section 2.2.2).
const SAFELISTED: [&str; 4] = ["Accept", "Accept-Language", "Content-Language", "Content-Type"];
const REQUEST_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-request-private-network");
const ALLOW_PRIVATE_NETWORK: HeaderName = HeaderName::from_static("access-control-allow-private-network");
const TRUE: HeaderValue = HeaderValue::from_static("true");
const ANY: HeaderValue = HeaderValue::from_static("*");

/// Lets pages of other origins read the answers: FastAPI's `CORSMiddleware`, with its defaults.
///
/// ```
/// use ferrapi::App;
/// use ferrapi::middleware::Cors;
///
/// let cors = Cors::new()
///     .allow_origins(["https://shop.example.com", "http://localhost:8080"])
///     .allow_credentials(true)
///     .allow_methods(["*"])
///     .allow_headers(["*"]);
/// let app = App::new("Item Store").layer(cors);
/// ```
///
/// | | default |
/// |---|---|
/// | [`allow_origins`](Self::allow_origins), [`allow_origin_regex`](Self::allow_origin_regex) | none |
/// | [`allow_methods`](Self::allow_methods) | `GET` |
/// | [`allow_headers`](Self::allow_headers) | `Accept`, `Accept-Language`, `Content-Language`, `Content-Type` |
/// | [`allow_credentials`](Self::allow_credentials) | no |
/// | [`expose_headers`](Self::expose_headers) | none |
/// | [`max_age`](Self::max_age) | 600 seconds |
/// | [`allow_private_network`](Self::allow_private_network) | no |
///
/// A preflight (OPTIONS with `Origin` and `Access-Control-Request-Method`) is answered here: 200 `OK`, or 400 `Disallowed CORS …`
/// with what is not allowed. Every other request with an `Origin` goes on, and its answer says who may read it. A request
/// without one is left alone. Names and values that HTTP does not allow are left out.
///
/// Source: [FastAPI, CORS](https://fastapi.tiangolo.com/tutorial/cors/).
#[derive(Debug, Clone)]
pub struct Cors(Arc<Rules>);

#[derive(Debug, Clone)]
struct Rules {
    origins: Vec<String>,
    any_origin: bool,
    #[cfg(feature = "pattern")]
    pattern: Option<regex::Regex>,
    methods: Vec<String>,
    headers: Vec<String>,
    any_header: bool,
    credentials: bool,
    private_network: bool,
    exposed: Vec<String>,
    max_age: Duration,
}

impl Default for Cors {
    fn default() -> Self {
        Self::new()
    }
}

impl Cors {
    /// Allows no origin yet.
    pub fn new() -> Self {
        Cors(Arc::new(Rules {
            origins: Vec::new(),
            any_origin: false,
            #[cfg(feature = "pattern")]
            pattern: None,
            methods: vec!["GET".to_owned()],
            headers: SAFELISTED.map(str::to_owned).to_vec(),
            any_header: false,
            credentials: false,
            private_network: false,
            exposed: Vec::new(),
            max_age: Duration::from_secs(600),
        }))
    }

    /// The origins whose pages may read the answers, as browsers write them: `https://example.com`, with the port if it is not
    /// the scheme's own, without a slash. `"*"` allows all.
    pub fn allow_origins(self, origins: impl Texts) -> Self {
        self.with(|rules| {
            rules.origins = origins.into_texts();
            rules.any_origin = rules.origins.iter().any(|origin| origin == "*");
        })
    }

    /// The same as a regular expression, which has to match a whole origin.
    ///
    /// ```
    /// # use ferrapi::middleware::Cors;
    /// let cors = Cors::new().allow_origin_regex(r"https://[a-z]+\.example\.com");
    /// ```
    ///
    /// # Panics
    ///
    /// If it is no regular expression (of the crate `regex`).
    #[cfg(feature = "pattern")]
    #[track_caller]
    pub fn allow_origin_regex(self, pattern: &str) -> Self {
        match regex::Regex::new(&format!(r"\A(?:{pattern})\z")) {
            Ok(pattern) => self.with(|rules| rules.pattern = Some(pattern)),
            Err(error) => panic!("the pattern of allowed origins is no regular expression: {error}"),
        }
    }

    /// The methods that a page may use. `"*"` allows DELETE, GET, HEAD, OPTIONS, PATCH, POST and PUT.
    pub fn allow_methods(self, methods: impl Texts) -> Self {
        self.with(|rules| {
            rules.methods = methods.into_texts();
            if rules.methods.iter().any(|method| method == "*") {
                rules.methods = ALL_METHODS.map(str::to_owned).to_vec();
            }
        })
    }

    /// The header fields that a page may send, besides those that it always may. `"*"` allows all.
    pub fn allow_headers(self, headers: impl Texts) -> Self {
        self.with(|rules| {
            rules.headers = headers.into_texts();
            rules.any_header = rules.headers.iter().any(|header| header == "*");
            rules.headers.extend(SAFELISTED.map(str::to_owned));
            rules.headers.sort();
            rules.headers.dedup();
        })
    }

    /// Whether a page may send cookies and `Authorization`. Then the answers name the very origin, also where all are
    /// allowed.
    pub fn allow_credentials(self, allowed: bool) -> Self {
        self.with(|rules| rules.credentials = allowed)
    }

    /// Whether a public page may reach this server in a private network.
    pub fn allow_private_network(self, allowed: bool) -> Self {
        self.with(|rules| rules.private_network = allowed)
    }

    /// The header fields of answers that a page may read, besides those that it always may.
    pub fn expose_headers(self, headers: impl Texts) -> Self {
        self.with(|rules| rules.exposed = headers.into_texts())
    }

    /// How long browsers may keep the answer to a preflight, in whole seconds.
    pub fn max_age(self, time: Duration) -> Self {
        self.with(|rules| rules.max_age = time)
    }

    fn with(mut self, change: impl FnOnce(&mut Rules)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }
}

impl Rules {
    fn allows(&self, origin: &HeaderValue) -> bool {
        if self.any_origin {
            return true;
        }
        let Ok(origin) = origin.to_str() else { return false };
        #[cfg(feature = "pattern")]
        if self.pattern.as_ref().is_some_and(|pattern| pattern.is_match(origin)) {
            return true;
        }
        self.origins.iter().any(|allowed| allowed == origin)
    }

    /// What a browser asks before it lets a page send a request.
    fn preflight(&self, asked: &HeaderMap, origin: &HeaderValue, method: &HeaderValue) -> Response {
        let mut headers = HeaderMap::new();
        let mut failures = Vec::new();
        let named = !self.any_origin || self.credentials;
        if named {
            headers.insert(VARY, HeaderValue::from(ORIGIN));
        } else {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
        }
        put(&mut headers, ACCESS_CONTROL_ALLOW_METHODS, self.methods.join(", "));
        put(&mut headers, ACCESS_CONTROL_MAX_AGE, self.max_age.as_secs().to_string());
        if !self.any_header {
            put(&mut headers, ACCESS_CONTROL_ALLOW_HEADERS, self.headers.join(", "));
        }
        if self.credentials {
            headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, TRUE);
        }
        if !self.allows(origin) {
            failures.push("origin");
        } else if named {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        }
        if !self.methods.iter().any(|allowed| allowed.as_bytes() == method.as_bytes()) {
            failures.push("method");
        }
        if let Some(wanted) = asked.get(ACCESS_CONTROL_REQUEST_HEADERS) {
            if self.any_header {
                headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, wanted.clone());
            } else if !self.allows_headers(wanted) {
                failures.push("headers");
            }
        }
        if asked.contains_key(REQUEST_PRIVATE_NETWORK) {
            if self.private_network {
                headers.insert(ALLOW_PRIVATE_NETWORK, TRUE);
            } else {
                failures.push("private-network");
            }
        }
        let (status, text) = if failures.is_empty() {
            (StatusCode::OK, Body::from("OK"))
        } else {
            (StatusCode::BAD_REQUEST, Body::from(format!("Disallowed CORS {}", failures.join(", "))))
        };
        with_content_type(status, headers, PLAIN_TEXT, text)
    }

    fn allows_headers(&self, wanted: &HeaderValue) -> bool {
        wanted.to_str().is_ok_and(|wanted| {
            wanted
                .split(',')
                .all(|name| self.headers.iter().any(|allowed| allowed.eq_ignore_ascii_case(name.trim())))
        })
    }
}

/// Sets a field, unless HTTP does not allow the value.
fn put(headers: &mut HeaderMap, name: HeaderName, value: String) {
    if let Ok(value) = HeaderValue::try_from(value) {
        headers.insert(name, value);
    }
}

impl<S> Layer<S> for Cors {
    type Service = CorsService<S>;

    fn layer(&self, inside: S) -> CorsService<S> {
        CorsService { rules: Arc::clone(&self.0), inside }
    }
}

/// A service behind [`Cors`].
#[derive(Debug, Clone)]
pub struct CorsService<S> {
    rules: Arc<Rules>,
    inside: S,
}

impl<S, A, B> Service<Request<A>> for CorsService<S>
where
    S: Service<Request<A>, Response = http::Response<B>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response;
    type Error = S::Error;
    type Future = Passing<S::Future, Option<Readable>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inside.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let headers = request.headers();
        let Some(origin) = headers.get(ORIGIN) else {
            return Passing::inside(self.inside.call(request), None);
        };
        if *request.method() == Method::OPTIONS
            && let Some(method) = headers.get(ACCESS_CONTROL_REQUEST_METHOD)
        {
            return Passing::answered(self.rules.preflight(headers, origin, method));
        }
        let readable = Readable { rules: Arc::clone(&self.rules), origin: origin.clone() };
        Passing::inside(self.inside.call(request), Some(readable))
    }
}

/// An answer that a page of this origin may read, if the rules allow it.
#[derive(Debug)]
pub struct Readable {
    rules: Arc<Rules>,
    origin: HeaderValue,
}

impl Finish for Option<Readable> {
    fn finish(self, mut response: Response) -> Response {
        let Some(Readable { rules, origin }) = self else { return response };
        let headers = response.headers_mut();
        if rules.any_origin {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
        }
        if rules.credentials {
            headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, TRUE);
        }
        if !rules.exposed.is_empty() {
            put(headers, ACCESS_CONTROL_EXPOSE_HEADERS, rules.exposed.join(", "));
        }
        if rules.any_origin && rules.credentials || !rules.any_origin && rules.allows(&origin) {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.append(VARY, HeaderValue::from(ORIGIN));
        }
        response
    }
}
