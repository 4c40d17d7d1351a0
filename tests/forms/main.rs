//! Forms, files, parameter models and bodies: black-box tests of small applications, and recordings of FastAPI replayed.

mod application;
mod bodies;
mod files;
mod large;
mod parameters;
mod recorded;
