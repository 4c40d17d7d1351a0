//! The built-in layers, static files and files as answers: by themselves, as tower services, and in applications.
#![allow(missing_docs)]

mod call;
mod compression;
mod cors;
mod files;
mod folders;
mod hosts;
mod mounted;
mod request_id;
mod static_files;
mod timeout;
