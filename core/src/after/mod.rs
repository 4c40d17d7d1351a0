//! What is done for a request besides answering it: tasks after the response, and the teardown of what its
//! dependencies hold.
//!
//! In: tasks from handlers, teardowns from dependencies, noted on the request. Out: each of them run once, whatever
//! becomes of the request, outside of the connection's task. Nothing here can change an answer, but for a teardown
//! of function scope, which runs before it.

mod duty;
mod outcome;
mod scoped;
mod tasks;
mod tracker;

pub(crate) use duty::Duties;
pub use outcome::Outcome;
pub(crate) use scoped::Teardown;
pub use scoped::{Ended, EndedFuture, Scoped};
pub use tasks::BackgroundTasks;
pub(crate) use tracker::Tracker;
