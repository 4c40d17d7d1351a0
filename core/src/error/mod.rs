//! What can go wrong: issues of a request, errors on purpose, faults of the set-up.

mod answer;
mod check_error;
mod http_error;
mod issue;
mod setup;

#[cfg(feature = "multipart")]
pub(crate) use answer::broken_body;
pub(crate) use answer::{Refusal, error_response, internal_error, too_large, too_slow, unread_body};
pub use check_error::CheckError;
pub use http_error::HttpError;

pub use issue::{Issue, Issues, Loc};
pub(crate) use setup::place;
pub use setup::{SetupError, SetupFault};
