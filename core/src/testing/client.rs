//! The client as a test holds it.

use std::sync::Arc;

use crate::app::App;
use crate::dependency::Dependency;
use crate::error::SetupError;
use crate::glue::replace;
use crate::request::Overrides;
use crate::testing::wire::Wire;
use crate::testing::{TestClientBuilder, TestRequest};

/// Sends requests to an application in process, through the real HTTP stack over memory: no port, no network.
///
/// ```
/// use ferrapi::prelude::*;
/// use ferrapi::TestClient;
///
/// #[get("/items/<item_id>")]
/// async fn read_item(item_id: u32) -> u32 {
///     item_id
/// }
///
/// # fn main() {
/// let client = TestClient::new(App::new("Item Store").routes(routes![read_item]));
///
/// let response = client.get("/items/42").send();
/// assert_eq!(response.status(), 200);
/// assert_eq!(response.json::<u32>(), 42);
/// # }
/// ```
///
/// Calls block until the answer is there, in plain tests as well as in `async` ones: the application runs in a thread
/// of its own. Clones are the same client; threads may share it and send at the same time. When the last clone is
/// dropped, the application ends. Redirects are not followed, so that a test sees them, and cookies are not kept.
/// Nothing has a deadline: a handler that never answers keeps its test waiting.
#[derive(Clone)]
pub struct TestClient {
    wire: Arc<Wire>,
    overrides: Arc<Overrides>,
}

impl TestClient {
    /// A client of this application.
    ///
    /// # Panics
    ///
    /// With everything that is wrong with the set-up; [`TestClient::try_new`] returns it.
    #[track_caller]
    pub fn new(app: App) -> Self {
        Self::builder(app).build()
    }

    /// A client of this application.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the set-up.
    ///
    /// # Panics
    ///
    /// If the system gives no thread to run the application in.
    pub fn try_new(app: App) -> Result<Self, SetupError> {
        Self::builder(app).try_build()
    }

    /// A client of this application, with dependencies replaced before it is there.
    pub fn builder(app: App) -> TestClientBuilder {
        TestClientBuilder::new(app)
    }

    pub(super) fn assemble(wire: Wire, overrides: Arc<Overrides>) -> Self {
        TestClient { wire: Arc::new(wire), overrides }
    }

    pub(super) fn wire(&self) -> &Wire {
        &self.wire
    }

    /// Replaces a dependency by a value, for all requests from now on, wherever it stands in a tree. Neither it nor
    /// anything below it runs then.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    /// use ferrapi::TestClient;
    ///
    /// #[dependency]
    /// fn current_user() -> Result<String, HttpError> {
    ///     Err(HttpError::status(401))
    /// }
    ///
    /// #[get("/me")]
    /// async fn me(#[depends(current_user)] user: String) -> String {
    ///     user
    /// }
    ///
    /// # fn main() {
    /// let client = TestClient::new(App::new("Users").routes(routes![me]));
    /// assert_eq!(client.get("/me").send().status(), 401);
    ///
    /// client.replace::<current_user>(|| "alice".to_owned());
    /// assert_eq!(client.get("/me").send().json::<String>(), "alice");
    ///
    /// client.restore::<current_user>();
    /// assert_eq!(client.get("/me").send().status(), 401);
    /// # }
    /// ```
    ///
    /// Source: [FastAPI, Testing Dependencies with Overrides](https://fastapi.tiangolo.com/advanced/testing-dependencies/).
    pub fn replace<D: Dependency>(&self, value: impl Fn() -> D::Value + Send + Sync + 'static) -> &Self {
        replace::<D>(&self.overrides, value);
        self
    }

    /// Takes the replacement of a dependency back.
    pub fn restore<D: Dependency>(&self) -> &Self {
        self.overrides.remove(D::key());
        self
    }

    /// A GET request.
    #[track_caller]
    pub fn get(&self, path: &str) -> TestRequest {
        self.request("GET", path)
    }

    /// A POST request.
    #[track_caller]
    pub fn post(&self, path: &str) -> TestRequest {
        self.request("POST", path)
    }

    /// A PUT request.
    #[track_caller]
    pub fn put(&self, path: &str) -> TestRequest {
        self.request("PUT", path)
    }

    /// A PATCH request.
    #[track_caller]
    pub fn patch(&self, path: &str) -> TestRequest {
        self.request("PATCH", path)
    }

    /// A DELETE request.
    #[track_caller]
    pub fn delete(&self, path: &str) -> TestRequest {
        self.request("DELETE", path)
    }

    /// A HEAD request.
    #[track_caller]
    pub fn head(&self, path: &str) -> TestRequest {
        self.request("HEAD", path)
    }

    /// An OPTIONS request.
    #[track_caller]
    pub fn options(&self, path: &str) -> TestRequest {
        self.request("OPTIONS", path)
    }

    /// A request with any method. The path begins with `/` and may hold a query; what is escaped in it stays so, and
    /// spaces and characters beyond ASCII are escaped.
    ///
    /// # Panics
    ///
    /// If HTTP does not allow the method or the path.
    #[track_caller]
    pub fn request(&self, method: &str, path: &str) -> TestRequest {
        TestRequest::new(self.clone(), method, path)
    }
}

impl std::fmt::Debug for TestClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TestClient").finish_non_exhaustive()
    }
}
