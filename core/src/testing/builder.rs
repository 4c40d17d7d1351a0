//! A client in the making.

use std::sync::Arc;

use crate::app::App;
use crate::dependency::{Dependency, Unfixed};
use crate::error::SetupError;
use crate::glue::{replace, replace_with};
use crate::request::Overrides;
use crate::testing::TestClient;
use crate::testing::client::Replacing;
use crate::testing::wire::Wire;

/// A client in the making; [`TestClient::builder`] begins it.
///
/// ```
/// use ferrapi::{App, TestClient};
///
/// let client = TestClient::builder(App::new("Item Store")).build();
/// ```
pub struct TestClientBuilder {
    app: App,
    overrides: Overrides,
}

impl TestClientBuilder {
    pub(super) fn new(app: App) -> Self {
        TestClientBuilder { app, overrides: Overrides::default() }
    }

    /// Replaces a dependency by a value, as [`TestClient::replace`] does.
    pub fn replace<D: Dependency>(self, value: impl Fn() -> D::Value + Send + Sync + 'static) -> Self {
        replace::<D>(&self.overrides, value);
        self
    }

    /// Replaces a dependency by another one, as [`TestClient::replace_with`] does.
    pub fn replace_with<D, R>(self) -> Self
    where
        D: Dependency,
        R: Dependency<Value = D::Value, Fixed: Unfixed<R>>,
    {
        replace_with::<D, R>(&self.overrides);
        self
    }

    /// Leaves the [lifespans](App::lifespan) out. States that they give are missing then, unless the application is given
    /// others or what needs them is replaced.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    /// use ferrapi::{BoxError, Lifespan, TestClient};
    ///
    /// struct Greeting(&'static str);
    ///
    /// #[get("/")]
    /// async fn greet(greeting: State<Greeting>) -> &'static str {
    ///     greeting.0
    /// }
    ///
    /// # fn main() {
    /// let app = App::new("Greeter").routes(routes![greet]).lifespan(
    ///     async |life: &mut Lifespan| -> Result<(), BoxError> {
    ///         Err("no database here".into())
    ///     },
    /// );
    /// let client = TestClient::builder(app.state(Greeting("hello"))).skip_lifespan().build();
    /// assert_eq!(client.get("/").send().json::<String>(), "hello");
    /// # }
    /// ```
    pub fn skip_lifespan(mut self) -> Self {
        self.app = self.app.without_lifespans();
        self
    }

    /// The client.
    ///
    /// # Panics
    ///
    /// With everything that is wrong with the set-up; [`try_build`](Self::try_build) returns it.
    #[track_caller]
    pub fn build(self) -> TestClient {
        match self.try_build() {
            Ok(client) => client,
            Err(error) => panic!("{error}"),
        }
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the set-up.
    ///
    /// # Panics
    ///
    /// If the system gives no thread to run the application in.
    #[track_caller]
    pub fn try_build(self) -> Result<TestClient, SetupError> {
        let overrides = Arc::new(self.overrides);
        let plan = App { overrides: Some(Arc::clone(&overrides)), ..self.app }.plan()?;
        match Wire::new(plan) {
            Ok(started) => {
                let (wire, (application, blueprint)) = started?;
                let states = application.all_states();
                Ok(TestClient::assemble(wire, Replacing { overrides, blueprint, states }))
            }
            Err(error) => panic!("the system does not let the test client start: {error}"),
        }
    }
}
