//! Forms: `application/x-www-form-urlencoded` and `multipart/form-data`.
//!
//! In: a body as it comes. Out: [`FormParts`], names with texts and files in the order of the body, or why the form
//! cannot be read. Files go to disk beyond a limit. Nothing here knows arguments or types.

mod limits;
mod media_type;
#[cfg(feature = "multipart")]
mod multipart;
#[cfg(feature = "multipart")]
mod nameless;
mod parts;
#[cfg(feature = "multipart")]
mod source;
#[cfg(feature = "multipart")]
mod spool;
#[cfg(feature = "multipart")]
mod upload;
mod urlencoded;

pub use limits::FormLimits;
pub(crate) use media_type::{Encoding, encoding};
#[cfg(feature = "multipart")]
pub(crate) use multipart::receive as receive_multipart;
pub(crate) use parts::{FormParts, Part};
#[cfg(feature = "multipart")]
pub use upload::{Blocking, UploadFile};
