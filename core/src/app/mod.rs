//! An application: collected from routes and routers, checked as a whole, then frozen for dispatch.
//!
//! `builder` (with `describe` and `errors`) and `router` collect, `flatten` lays the tree out, `check` reports all faults at
//! once, `table` freezes the paths, `plan` does all this and starts the application with its `lifespan`s; `dispatch` is one
//! request's way on one screen. `outline` and `explain` tell people of the routes.

mod blueprint;
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
#[cfg(feature = "cli")]
mod guards;
mod hasher;
mod inside;
mod layered;
mod lifespan;
mod mount;
mod normal;
#[cfg(feature = "cli")]
mod outline;
mod pattern;
mod plan;
mod receive;
mod router;
mod secure;
mod service;
mod site;
#[cfg(feature = "testing")]
mod substitute;
mod table;

#[cfg(all(test, feature = "cli"))]
mod tests;

pub use builder::App;
pub(crate) use dispatch::Application;
pub(crate) use guard::{Answering, Kept};
pub(crate) use lifespan::Shutdown;
pub use lifespan::{Lifespan, LifespanStart};
#[cfg(feature = "cli")]
pub(crate) use outline::Outline;
pub(crate) use plan::Started;
pub use router::Router;
pub use service::AppService;
#[cfg(feature = "testing")]
pub(crate) use {blueprint::Blueprint, plan::Plan};
