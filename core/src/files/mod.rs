//! Files as answers: opened off the event loop, sent whole or in part, and only if the client has no fresh copy.
//!
//! In: a path, and what the request says of ranges and copies. Out: a response. `opened` is a file and what is known of it,
//! `judge` and `range` decide what of it is sent, `answer` writes the response, `piecewise` its body; `folder` finds a path in a
//! folder, and `static_files` is the service over it. Must not know routes.

mod answer;
#[cfg(feature = "static-files")]
mod folder;
mod judge;
mod media_type;
mod opened;
mod piecewise;
#[cfg(feature = "static-files")]
mod precompressed;
mod range;
#[cfg(feature = "static-files")]
mod static_files;

pub(crate) use answer::{Facts, answer};
pub(crate) use judge::Asked;
pub(crate) use media_type::media_type;
pub(crate) use opened::{Opened, off_the_event_loop};
#[cfg(feature = "static-files")]
pub use static_files::{Fallback, StaticFiles};
