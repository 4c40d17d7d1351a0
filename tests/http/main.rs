//! Small applications, tried in process through the real HTTP stack; one module a topic.
//!
//! Answers are compared byte for byte where bytes are the promise. `recorded` plays requests that were sent to real
//! FastAPI, and compares the answers.
#![allow(missing_docs)]

mod after;
mod body;
mod checks;
mod concurrent;
mod cookie;
mod depends;
mod documents;
mod error_handler;
mod errors;
mod events;
mod expect;
mod extensions;
mod fixed;
mod function_scope;
mod functions;
mod header;
mod heavy;
mod layers;
mod lifespan;
mod limits;
mod mounts;
mod overrides;
mod panics;
mod path;
mod query;
mod recorded;
mod replies;
mod response_head;
mod routers;
mod routing;
mod safe;
mod scopes;
mod secure;
mod security;
mod start_up;
mod state;
mod streams;
mod sub_applications;
