//! A client in the making.

use std::sync::Arc;

use crate::app::App;
use crate::dependency::Dependency;
use crate::error::SetupError;
use crate::glue::replace;
use crate::request::Overrides;
use crate::testing::TestClient;
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
        let application = App { overrides: Some(Arc::clone(&overrides)), ..self.app }.build()?;
        match Wire::new(application) {
            Ok(wire) => Ok(TestClient::assemble(wire, overrides)),
            Err(error) => panic!("the system does not let the test client start: {error}"),
        }
    }
}
