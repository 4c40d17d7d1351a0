//! Resolving dependencies: replaced ones, shared ones, and what happens when one fails.

use std::any::TypeId;

use crate::dependency::{Dependency, Hold, Unfixed};
use crate::error::Issues;
use crate::reply::ApiError;
use crate::request::{Overrides, Request, SharedValues};

impl Request {
    /// Resolves a dependency: once per request, unless it is not shared.
    pub async fn resolve<D: Dependency<Fixed: Unfixed<D>>>(
        &mut self,
        issues: &mut Issues,
    ) -> Option<D::Value> {
        if issues.is_rejected() {
            return None;
        }
        if let Some(overrides) = &self.context.overrides
            && let Some(value) = replaced::<D>(overrides)
        {
            return Some(value);
        }
        let shared = D::SPEC.shared && self.matched().shared.contains(&TypeId::of::<D>());
        if shared && let Some(value) = known::<D>(&self.shared) {
            return value;
        }
        let start = issues.len();
        let value = D::resolve(self, issues, Unfixed::none()).await;
        if value.is_none() {
            issues.close(start);
        }
        if shared {
            share::<D>(&mut self.shared, &value);
        }
        value
    }

    /// Notes what a dependency function returned: its value, with what ends it, or the error that ends the request.
    #[inline]
    pub fn settle<D: Dependency, H: Hold<T, Value = D::Value>, T, E: ApiError>(
        &mut self,
        outcome: Result<T, E>,
        issues: &mut Issues,
    ) -> Option<D::Value> {
        match outcome {
            Ok(returned) => {
                let (value, teardown) = H::part(returned, D::SPEC);
                if let Some(teardown) = teardown {
                    self.duties.note(teardown, &self.context.after);
                }
                Some(value)
            }
            Err(error) => {
                issues.reject(self.context.answers.refused(error.into_http_error(), &self.head));
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

/// How a test makes a dependency's value.
type Make<D> = Box<dyn Fn() -> <D as Dependency>::Value + Send + Sync>;

/// Puts a value in a dependency's place.
#[cfg(feature = "testing")]
pub(crate) fn replace<D: Dependency>(
    overrides: &Overrides,
    make: impl Fn() -> D::Value + Send + Sync + 'static,
) {
    let make: Make<D> = Box::new(make);
    overrides.insert(D::key(), std::sync::Arc::new(make));
}

/// The value that a test has put in a dependency's place.
#[cold]
fn replaced<D: Dependency>(overrides: &Overrides) -> Option<D::Value> {
    let replacement = overrides.get(D::key())?;
    let make = replacement.downcast_ref::<Make<D>>()?;
    Some(make())
}

/// The value that was resolved before: `Some(None)` if it could not be.
#[cold]
fn known<D: Dependency>(shared: &SharedValues) -> Option<Option<D::Value>> {
    let value = shared.get::<D::Value>(TypeId::of::<D>())?;
    let clone = D::CLONE?;
    Some(value.as_ref().map(clone))
}

#[cold]
fn share<D: Dependency>(shared: &mut SharedValues, value: &Option<D::Value>) {
    if let Some(clone) = D::CLONE {
        shared.put(TypeId::of::<D>(), value.as_ref().map(clone));
    }
}
