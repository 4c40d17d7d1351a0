//! Resolving dependencies: replaced ones, shared ones, and what happens when one fails.

use std::any::{Any, TypeId};

use crate::dependency::Dependency;
use crate::error::{HttpError, Issues};
use crate::reply::error_response;
use crate::request::Request;

/// Values of dependencies that stand more than once in a request's tree. Empty, and without an allocation,
/// for every other request.
#[derive(Default)]
pub(crate) struct SharedValues(Vec<(TypeId, Box<dyn Any + Send>)>);

impl SharedValues {
    /// The value that was resolved before: `Some(None)` if it could not be.
    #[cold]
    fn get<D: Dependency>(&self) -> Option<Option<D::Value>> {
        let (_, value) = self.0.iter().find(|(id, _)| *id == TypeId::of::<D>())?;
        let value = value.downcast_ref::<Option<D::Value>>()?;
        let clone = D::CLONE?;
        Some(value.as_ref().map(clone))
    }

    #[cold]
    fn put<D: Dependency>(&mut self, value: &Option<D::Value>) {
        if let Some(clone) = D::CLONE {
            self.0.push((TypeId::of::<D>(), Box::new(value.as_ref().map(clone))));
        }
    }
}

impl Request {
    /// Resolves a dependency: once per request, unless it is not shared.
    pub async fn resolve<D: Dependency>(&mut self, issues: &mut Issues) -> Option<D::Value> {
        if issues.is_rejected() {
            return None;
        }
        if let Some(overrides) = &self.context.overrides
            && let Some(value) = overrides.value::<D>()
        {
            return Some(value);
        }
        let shared = D::SPEC.shared && self.matched().shared.contains(&TypeId::of::<D>());
        if shared && let Some(value) = self.shared.get::<D>() {
            return value;
        }
        let start = issues.len();
        let value = D::resolve(self, issues).await;
        if value.is_none() {
            issues.close(start);
        }
        if shared {
            self.shared.put::<D>(&value);
        }
        value
    }

    /// Notes what a dependency function returned: its value, or the error that ends the request.
    #[inline]
    pub fn settle<T>(&mut self, outcome: Result<T, HttpError>, issues: &mut Issues) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(error) => {
                issues.reject(error_response(error));
                None
            }
        }
    }

    /// Runs a plain function in the blocking pool. A panic goes on in the caller.
    pub async fn blocking<T: Send + 'static>(&mut self, work: impl FnOnce() -> T + Send + 'static) -> T {
        match tokio::task::spawn_blocking(work).await {
            Ok(value) => value,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The runtime is going down and takes this task with it.
                Err(_) => std::future::pending().await,
            },
        }
    }
}
