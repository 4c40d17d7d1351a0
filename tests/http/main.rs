//! Small applications.
#![allow(missing_docs)]

mod recorded;
