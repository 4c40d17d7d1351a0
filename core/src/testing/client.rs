//! The client as a test holds it.

use std::any::TypeId;
use std::sync::Arc;

use crate::app::{App, Blueprint};
use crate::dependency::{Dependency, Unfixed};
use crate::error::SetupError;
use crate::glue::{replace, replace_with};
use crate::request::{Overrides, States};
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
/// of its own, after its [lifespans](App::lifespan). Clones are the same client; threads may share it and send at the same time. When the last clone is
/// dropped, the application ends, and what its lifespans have to close is closed. Redirects are not followed, so that a test sees them, and cookies are not kept.
/// Nothing has a deadline: a handler that never answers keeps its test waiting.
#[derive(Clone)]
pub struct TestClient {
    wire: Arc<Wire>,
    replacing: Arc<Replacing>,
}

/// What an application is made anew from when something of it is replaced.
pub(super) struct Replacing {
    pub(super) overrides: Arc<Overrides>,
    pub(super) blueprint: Blueprint,
    /// Of the application, then of those below it.
    pub(super) states: Vec<States>,
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

    pub(super) fn assemble(wire: Wire, replacing: Replacing) -> Self {
        TestClient { wire: Arc::new(wire), replacing: Arc::new(replacing) }
    }

    pub(super) fn wire(&self) -> &Wire {
        &self.wire
    }

    /// Replaces a dependency by a value, for all requests from now on, wherever it stands in a tree. Neither it nor
    /// anything below it runs then, and no state is missed for it; the document stays as it is. A value that is shared is made
    /// once for each request.
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
    #[track_caller]
    pub fn replace<D: Dependency>(&self, value: impl Fn() -> D::Value + Send + Sync + 'static) -> &Self {
        self.change(D::SPEC.key(), |overrides| replace::<D>(overrides, value))
    }

    /// Replaces a dependency by another one of the same value, for all requests from now on, wherever it stands in a tree.
    /// What that one reads and depends on is read, checked and resolved, and it appears in this client's document.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    /// use ferrapi::TestClient;
    ///
    /// #[dependency]
    /// fn current_user(#[header] authorization: String) -> Result<String, HttpError> {
    ///     Err(HttpError::status(401))
    /// }
    ///
    /// #[dependency]
    /// fn test_user(#[header] x_user: String) -> String {
    ///     x_user
    /// }
    ///
    /// #[get("/me")]
    /// async fn me(#[depends(current_user)] user: String) -> String {
    ///     user
    /// }
    ///
    /// # fn main() {
    /// let client = TestClient::new(App::new("Users").routes(routes![me]));
    /// client.replace_with::<current_user, test_user>();
    /// assert_eq!(client.get("/me").header("x-user", "alice").send().json::<String>(), "alice");
    /// assert_eq!(client.get("/me").send().status(), 422);
    /// # }
    /// ```
    ///
    /// # Panics
    ///
    /// If the application could not start with it: a state that it needs is missing, it needs what it stands in for.
    #[track_caller]
    pub fn replace_with<D, R>(&self) -> &Self
    where
        D: Dependency,
        R: Dependency<Value = D::Value, Fixed: Unfixed<R>>,
    {
        self.change(D::SPEC.key(), replace_with::<D, R>)
    }

    /// Takes the replacement of a dependency back.
    ///
    /// # Panics
    ///
    /// If the application could not have started without it: a state that the dependency needs is missing.
    #[track_caller]
    pub fn restore<D: Dependency>(&self) -> &Self {
        self.change(D::SPEC.key(), |overrides| overrides.remove(D::SPEC.key()))
    }

    /// Changes what stands in a dependency's place.
    #[track_caller]
    fn change(&self, dependency: TypeId, change: impl FnOnce(&Overrides)) -> &Self {
        let Replacing { overrides, blueprint, states } = &*self.replacing;
        let before = overrides.all();
        change(overrides);
        // A value changes nothing of the tables.
        if overrides.has_value(dependency) && !before.iter().any(|known| known.is_other_of(dependency)) {
            return self;
        }
        match blueprint.remake(states.clone(), Arc::clone(overrides)) {
            Ok(application) => self.wire.answer_with(application),
            Err(error) => {
                overrides.set(before);
                panic!("{error}")
            }
        }
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
