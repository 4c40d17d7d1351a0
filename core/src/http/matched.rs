//! The pattern of the route that answers a request, for who asks before it is known.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use http::Extensions;

/// The pattern of the route that answers a request, prefixes included, as the document writes it: `/items/{item_id}`.
///
/// Handlers and dependencies take it as an argument. What comes before them, a layer or a middleware, [watches](Self::watch) for it.
///
/// ```
/// use ferrapi::prelude::*;
/// use ferrapi::{MatchedPath, TestClient};
///
/// #[get("/items/<item_id>")]
/// async fn read_item(item_id: u32, path: MatchedPath) -> String {
///     path.as_str().to_owned()
/// }
///
/// # fn main() {
/// let client = TestClient::new(App::new("Items").routes(routes![read_item]));
/// assert_eq!(client.get("/items/5").send().json::<String>(), "/items/{item_id}");
/// # }
/// ```
///
/// Unlike the path it is chosen by the program alone, so it may be a label of figures.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct MatchedPath(Arc<str>);

impl MatchedPath {
    pub(crate) fn new(pattern: &str) -> Self {
        MatchedPath(pattern.into())
    }

    /// The pattern.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Asks for the pattern before it is known: in a layer or a middleware, whose response may come without it (404).
    ///
    /// ```
    /// use ferrapi::{App, MatchedPath, Next, Request};
    ///
    /// let app = App::new("Items").middleware(async |mut request: Request, next: Next| {
    ///     let watched = MatchedPath::watch(request.extensions_mut());
    ///     let response = next.run(request).await;
    ///     println!("{:?}: {}", watched.get(), response.status());
    ///     response
    /// });
    /// ```
    pub fn watch(extensions: &mut Extensions) -> WatchedPath {
        extensions.get_or_insert_default::<WatchedPath>().clone()
    }
}

impl fmt::Debug for MatchedPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MatchedPath").field(&self.0).finish()
    }
}

/// Where the pattern of a route will stand; [`MatchedPath::watch`] gives it.
#[derive(Clone, Debug, Default)]
pub struct WatchedPath(Arc<Mutex<Option<MatchedPath>>>);

impl WatchedPath {
    /// The pattern, once the route has been found. Nothing if none has, or if what answers is no route: a page of the
    /// documentation, a layer.
    pub fn get(&self) -> Option<MatchedPath> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tells it. Whoever finds a route later, further in, knows better.
    #[cold]
    pub(crate) fn set(&self, path: &MatchedPath) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.clone());
    }
}
