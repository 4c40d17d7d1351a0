//! Layers: what runs around the application, or around the routes of one router, on whole requests and responses.
//!
//! In: tower layers and functions from `App::layer`, `App::middleware` and their siblings on `Router`. Out: one service with its
//! type erased for each application or router that has any. `next` is what a layer is put around, `edge` what a service
//! becomes, `function` makes a layer of a function, `layers` keeps them until the application is frozen. `service` does the same for
//! services below a path. Must not know routes.

mod edge;
mod function;
mod layers;
mod next;
mod service;

pub(crate) use edge::{Answer, AnyState, Edge};
pub(crate) use function::Function;
pub use function::{AppMiddleware, MiddlewareFuture};
pub use layers::AppLayer;
pub(crate) use layers::Layers;
pub use next::{Next, NextFuture};
pub use service::MountService;
