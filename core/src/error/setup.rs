//! Faults of an application's set-up: all found before the port is bound, all reported together.

use std::fmt;
use std::sync::Arc;

use ferrapi_openapi::fragment::Location;

use crate::http::BoxError;

/// One thing that is wrong with the way an application is put together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SetupFault {
    /// A handler or a dependency asks for a state that the application was not given.
    MissingState {
        /// The state's type.
        state: String,
        /// The route, and the chain of dependencies that leads to the argument.
        needed_by: Vec<String>,
    },
    /// Two routes answer the same method and path.
    ConflictingRoutes {
        /// Method and path.
        route: String,
        /// Both handlers with their places.
        places: [String; 2],
    },
    /// Two types or operations have the same name in the document.
    CollidingNames {
        /// The name.
        name: String,
        /// Both types or handlers.
        places: [String; 2],
        /// What to do about it.
        remedy: &'static str,
    },
    /// An argument reads a path variable that neither the route nor a router's prefix has.
    UnknownPathVariable {
        /// The variable.
        variable: String,
        /// The route with its place.
        route: String,
    },
    /// A path or prefix that no request can match.
    InvalidPath {
        /// As written.
        path: String,
        /// What is wrong and what to write instead.
        reason: String,
    },
    /// A route and the dependencies around it read the body in ways that exclude each other.
    ClashingBodyReaders {
        /// The route with its place.
        route: String,
    },
    /// A router asks a security scope of a dependency where it means nothing.
    MeaninglessScope {
        /// The dependency.
        dependency: String,
        /// What is wrong and what to write instead.
        reason: String,
    },
    /// Routes that let everybody in, although their application or router is secure by default.
    UnguardedRoutes {
        /// Each with its method, its path and its place.
        routes: Vec<String>,
    },
    /// Services that may let everybody in, although their application or router is secure by default.
    UnguardedServices {
        /// Each with its path, its type and its place.
        services: Vec<String>,
    },
    /// Static files are mounted whose folder is not there.
    MissingFolder {
        /// As written, and where that is if it is relative.
        folder: String,
        /// Where they are mounted.
        place: String,
    },
    /// A lifespan ended with an error.
    FailedLifespan {
        /// Where it stands in the source.
        place: String,
        /// What it said, with what lies behind it.
        reason: String,
    },
    /// What a test has put in a dependency's place needs that dependency.
    ReplacementCycle {
        /// The dependency with its place.
        dependency: String,
        /// What stands in for it, with its place.
        replacement: String,
    },
    /// A dependency is needed more than once for one request, but its value cannot be cloned.
    UnsharedDependency {
        /// The dependency.
        dependency: String,
        /// The route with its place.
        route: String,
    },
    /// A value that ends after the response is made of one that ends before it.
    OutlivedDependency {
        /// The one that ends after the response.
        dependency: String,
        /// The one that ends before it.
        outlived: String,
        /// The route with its place.
        route: String,
    },
}

impl fmt::Display for SetupFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingState { state, needed_by } => {
                write!(
                    f,
                    "state `{state}` was not given: add `.state(…)` with a value of this type, to the application or in a \
                     lifespan; needed by"
                )?;
                needed_by.iter().try_for_each(|chain| write!(f, "\n      {chain}"))
            }
            Self::ConflictingRoutes { route, places: [first, second] } => {
                write!(f, "two handlers answer `{route}`\n      {first}\n      {second}")
            }
            Self::CollidingNames { name, places: [first, second], remedy } => {
                write!(f, "the name `{name}` stands for two things: {remedy}\n      {first}\n      {second}")
            }
            Self::UnknownPathVariable { variable, route } => {
                write!(f, "no path supplies `<{variable}>`, which this route reads: {route}")
            }
            Self::InvalidPath { path, reason } => write!(f, "the path `{path}` {reason}"),
            Self::ClashingBodyReaders { route } => write!(
                f,
                "the body is read in ways that exclude each other (JSON, a form, a stream) by this route and the \
                 dependencies of its routers: {route}"
            ),
            Self::MeaninglessScope { dependency, reason } => write!(f, "{reason}; asked of {dependency}"),
            Self::UnguardedRoutes { routes } => {
                write!(
                    f,
                    "what is secure by default lets nobody in unasked, but these answer whoever asks: take an argument of a \
                     `#[security]` type, depend on a `#[dependency(guard)]`, or write `public` in the attribute"
                )?;
                routes.iter().try_for_each(|route| write!(f, "\n      {route}"))
            }
            Self::UnguardedServices { services } => {
                write!(
                    f,
                    "what is secure by default lets nobody in unasked, but nobody knows whom these services let in: write \
                     `.mount_public_service(…)` for `.mount_service(…)` where everybody may ask, or where the service or a layer of \
                     its router sees to that"
                )?;
                services.iter().try_for_each(|service| write!(f, "\n      {service}"))
            }
            Self::MissingFolder { folder, place } => write!(
                f,
                "there is no folder {folder} for the static files mounted at {place}: make it, mend its path, or write \
                 `.check_folder(false)` if it comes later"
            ),
            Self::FailedLifespan { place, reason } => write!(f, "the lifespan at {place} failed: {reason}"),
            Self::ReplacementCycle { dependency, replacement } => write!(
                f,
                "{replacement} stands in for {dependency} and needs it, so it would lead back to itself: let it depend on \
                 something else"
            ),
            Self::UnsharedDependency { dependency, route } => write!(
                f,
                "`{dependency}` is needed more than once by one request, but its value is not `Clone`: derive \
                 `Clone`, or write `#[dependency(shared = false)]`; needed by {route}"
            ),
            Self::OutlivedDependency { dependency, outlived, route } => write!(
                f,
                "`{dependency}` ends after the response and depends on `{outlived}`, which ends before it: write \
                 `#[dependency(scope = \"function\")]` on the first too, or take it off the second; needed by {route}"
            ),
        }
    }
}

impl SetupFault {
    #[cfg(feature = "static-files")]
    pub(crate) fn missing_folder(folder: &std::path::Path, at: &std::panic::Location<'_>) -> Self {
        let written = format!("`{}`", folder.display());
        let folder = match std::env::current_dir() {
            Ok(here) if folder.is_relative() => format!("{written} in `{}`", here.display()),
            _ => written,
        };
        SetupFault::MissingFolder { folder, place: format!("{}:{}", at.file(), at.line()) }
    }
}

/// Everything that is wrong with the way an application is put together, or why it cannot start.
///
/// Its `source()` is the error of the lifespan that failed, if one did.
#[derive(Debug, Clone)]
pub struct SetupError {
    faults: Vec<SetupFault>,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl SetupError {
    /// Nothing is wrong, or an error with all faults.
    pub(crate) fn check(faults: Vec<SetupFault>) -> Result<(), SetupError> {
        if faults.is_empty() { Ok(()) } else { Err(SetupError { faults, source: None }) }
    }

    /// A fault that another error has caused.
    pub(crate) fn caused(fault: SetupFault, source: BoxError) -> Self {
        SetupError { faults: vec![fault], source: Some(source.into()) }
    }

    /// The faults, in the order of the routes.
    pub fn faults(&self) -> &[SetupFault] {
        &self.faults
    }
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.faults.len();
        write!(f, "the application cannot start: {count} fault{}", if count == 1 { "" } else { "s" })?;
        self.faults.iter().enumerate().try_for_each(|(n, fault)| write!(f, "\n  {}. {fault}", n + 1))
    }
}

/// Two are equal if their faults are.
impl PartialEq for SetupError {
    fn eq(&self, other: &Self) -> bool {
        self.faults == other.faults
    }
}

impl Eq for SetupError {}

impl std::error::Error for SetupError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| -> &(dyn std::error::Error + 'static) { source.as_ref() })
    }
}

/// A place with what stands there, as the faults show it.
pub(crate) fn place(name: &str, location: Location) -> String {
    format!("`{name}` at {location}")
}
