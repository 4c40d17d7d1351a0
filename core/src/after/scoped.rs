//! A dependency's value together with what ends it.

use std::fmt;
use std::future::Future;
use std::ops::Deref;
use std::pin::{Pin, pin};

use ferrapi_openapi::fragment::{DependencySpec, Scope};

use crate::after::Outcome;
use crate::http::BoxError;
use crate::unwind::caught;

/// A dependency's value together with its teardown, which runs once, whatever becomes of the request.
///
/// ```
/// use ferrapi::prelude::*;
///
/// # #[derive(Clone)] struct Transaction;
/// # impl Transaction {
/// #     async fn begin() -> Result<Self, std::io::Error> { Ok(Transaction) }
/// #     async fn commit(self) -> Result<(), std::io::Error> { Ok(()) }
/// #     async fn rollback(self) -> Result<(), std::io::Error> { Ok(()) }
/// # }
/// #[dependency]
/// async fn transaction() -> Result<Scoped<Transaction>, std::io::Error> {
///     let transaction = Transaction::begin().await?;
///     Ok(Scoped::new(transaction.clone(), async move |outcome| {
///         if outcome.is_success() { transaction.commit().await } else { transaction.rollback().await }
///     }))
/// }
///
/// #[post("/items")]
/// async fn create_item(#[depends(transaction)] transaction: Transaction) {}
/// # fn main() {}
/// ```
///
/// The handler takes the value alone. The teardown sees how the request ended and runs after the response was sent
/// and after its background tasks; of several, that of the value resolved last comes first. It also runs when the
/// handler fails or panics, and when the client leaves half-way. With `#[dependency(scope = "function")]` it runs when the
/// handler has returned, before the response is sent.
///
/// A teardown that fails or panics is logged, and the next one runs. One of function scope makes a success a failure: the
/// response is its [`HttpError`](crate::HttpError), or 500 for any other error.
///
/// Source: [FastAPI, Dependencies with yield](https://fastapi.tiangolo.com/tutorial/dependencies/dependencies-with-yield/).
pub struct Scoped<T> {
    value: T,
    teardown: Run,
}

type Run = Box<dyn FnOnce(Outcome) -> Ending + Send>;
type Ending = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>;

impl<T> Scoped<T> {
    /// A value and its teardown: an async closure, or a closure that gives a future, of nothing or of a `Result`.
    pub fn new<F, Fut>(value: T, teardown: F) -> Self
    where
        F: FnOnce(Outcome) -> Fut + Send + 'static,
        Fut: EndedFuture + Send + 'static,
    {
        Scoped {
            value,
            teardown: Box::new(move |outcome| {
                let ending = teardown(outcome);
                Box::pin(async move { ending.await.into_result() })
            }),
        }
    }

    /// Ends it by hand, where no request does: in a unit test of the dependency.
    ///
    /// # Errors
    ///
    /// Those of the teardown.
    pub async fn end(self, outcome: Outcome) -> Result<(), BoxError> {
        (self.teardown)(outcome).await
    }

    /// The value, and what is to be done at the end.
    pub(crate) fn part(self, dependency: &'static DependencySpec) -> (T, Teardown) {
        (self.value, Teardown { dependency, run: self.teardown })
    }
}

impl<T> Deref for Scoped<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Scoped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Scoped").field(&self.value).finish()
    }
}

/// What a teardown or a stream may end with: nothing, or a `Result` of nothing with any error.
#[diagnostic::on_unimplemented(
    message = "a teardown or a stream cannot end with `{Self}`",
    label = "neither `()` nor `Result<(), E>`",
    note = "let it end with `()`, or with a `Result<(), E>` whose `E` is an error; it is logged"
)]
pub trait Ended {
    /// Success or failure.
    ///
    /// # Errors
    ///
    /// What it has failed with.
    fn into_result(self) -> Result<(), BoxError>;
}

/// A future of an end: what a teardown and the function behind a stream give. Nobody implements it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no future that ends with `()` or a `Result<(), E>`",
    label = "no such future",
    note = "a teardown is an async closure: write `async |outcome| …`; what makes a stream gives a future: write \
            `|out| async move {{ … }}`; what is done at the shutdown is one: write `async move {{ … }}`",
    note = "an `E` is an error; it is logged"
)]
pub trait EndedFuture: Future<Output: Ended> {}

#[diagnostic::do_not_recommend]
impl<F: Future<Output: Ended>> EndedFuture for F {}

impl Ended for () {
    fn into_result(self) -> Result<(), BoxError> {
        Ok(())
    }
}

impl<E: Into<BoxError>> Ended for Result<(), E> {
    fn into_result(self) -> Result<(), BoxError> {
        self.map_err(Into::into)
    }
}

/// A stream that never ends by itself: an endless loop. (The type `!` has no name on stable Rust, but for this one.)
impl Ended for <fn() -> ! as Returns>::Of {
    fn into_result(self) -> Result<(), BoxError> {
        self
    }
}

/// What a function returns.
#[doc(hidden)]
pub trait Returns {
    /// Its type.
    type Of;
}

impl<T> Returns for fn() -> T {
    type Of = T;
}

/// What is to be done for a dependency's value at its end.
pub struct Teardown {
    dependency: &'static DependencySpec,
    run: Run,
}

impl Teardown {
    /// When it runs.
    pub(crate) fn scope(&self) -> Scope {
        self.dependency.scope
    }

    /// Runs it; a failure is logged, and given back.
    pub(crate) async fn run(self, outcome: Outcome) -> Result<(), BoxError> {
        let Teardown { dependency, run } = self;
        let ending = pin!(async move { run(outcome).await });
        match caught(ending).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => {
                tracing::error!(dependency = dependency.path, error = ?error.to_string(), "a teardown failed");
                Err(error)
            }
            Err(panic) => {
                panic.log("a teardown");
                Err("a teardown panicked".into())
            }
        }
    }
}
