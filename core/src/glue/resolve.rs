//! Resolving dependencies: replaced ones, shared ones, and what happens when one fails.

use std::any::TypeId;

use crate::dependency::{Dependency, Hold, Unfixed};
use crate::error::Issues;
use crate::glue::replace::{Replaced, replaced};
use crate::reply::ApiError;
use crate::request::{Request, Scopes, SharedValues};

impl Request {
    /// Resolves a dependency: once per request, unless it is not shared.
    pub async fn resolve<D: Dependency<Fixed: Unfixed<D>>>(
        &mut self,
        issues: &mut Issues,
    ) -> Option<D::Value> {
        if issues.is_rejected() {
            return None;
        }
        let shared = D::SPEC.shared && self.matched().shared.contains(&TypeId::of::<D>());
        if shared {
            let scopes = key::<D>(&self.scopes);
            let known = match (&self.turn, D::CLONE) {
                (None, _) => known::<D>(&self.shared, scopes),
                (Some(turn), Some(clone)) => turn.known(TypeId::of::<D>(), scopes, clone).await,
                (Some(_), None) => None,
            };
            if let Some(value) = known {
                return value;
            }
        }
        let start = issues.len();
        let replaced = self.context.overrides.as_deref().and_then(replaced::<D>);
        let value = match replaced {
            None => D::resolve(self, issues, Unfixed::none()).await,
            Some(Replaced::Other(run)) => run(self, issues).await,
            Some(Replaced::Value(value)) => Some(value),
        };
        if value.is_none() {
            issues.close(start);
        }
        if shared {
            self.share::<D>(&value);
        }
        value
    }

    /// Resolves a dependency of which further security scopes are asked.
    pub async fn resolve_under<D: Dependency<Fixed: Unfixed<D>>>(
        &mut self,
        scopes: &'static [&'static str],
        issues: &mut Issues,
    ) -> Option<D::Value> {
        let outer = self.scopes.enter(scopes);
        let value = self.resolve::<D>(issues).await;
        self.scopes.leave(outer);
        value
    }

    #[cold]
    fn share<D: Dependency>(&mut self, value: &Option<D::Value>) {
        let Some(clone) = D::CLONE else { return };
        let (dependency, value) = (TypeId::of::<D>(), value.as_ref().map(clone));
        let scopes = key::<D>(&self.scopes);
        match &self.turn {
            None => self.shared.put(dependency, scopes, value),
            Some(turn) => turn.put(dependency, scopes, value),
        }
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
        let span = tracing::Span::current();
        match tokio::task::spawn_blocking(move || span.in_scope(work)).await {
            Ok(value) => value,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The runtime is going down and takes this task with it.
                Err(_) => std::future::pending().await,
            },
        }
    }
}

/// The scopes that tell one value of a dependency from another.
#[inline]
fn key<D: Dependency>(scopes: &Scopes) -> &[&'static str] {
    if const { D::SPEC.reads_scopes() } { scopes.all() } else { &[] }
}

/// The value that was resolved before: `Some(None)` if it could not be.
#[cold]
fn known<D: Dependency>(shared: &SharedValues, scopes: &[&'static str]) -> Option<Option<D::Value>> {
    let value = shared.get::<D::Value>(TypeId::of::<D>(), scopes)?;
    let clone = D::CLONE?;
    Some(value.as_ref().map(clone))
}
