//! The built-in layers, static files and files as answers: by themselves, as tower services, and in applications.
#![allow(missing_docs)]

mod call;
mod files;
mod static_files;
