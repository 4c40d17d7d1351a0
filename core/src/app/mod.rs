//! An application: collected from routes and routers, checked as a whole, then frozen for dispatch.
//!
//! `builder` (with `describe` and `errors`) and `router` collect, `flatten` lays the tree out, `check` reports all faults at once, `table`
//! freezes the paths, `dispatch` is one request's way on one screen.

mod builder;
mod check;
mod describe;
mod dispatch;
mod docs;
mod errors;
#[cfg(feature = "cli")]
mod explain;
mod flatten;
mod guard;
mod pattern;
mod receive;
mod router;
mod table;

pub use builder::App;
pub(crate) use dispatch::Application;
#[cfg(feature = "cli")]
pub(crate) use explain::Outline;
pub(crate) use guard::{Answering, Kept};
pub use router::Router;
