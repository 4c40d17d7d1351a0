//! The models of several parts.

use ferrapi::prelude::*;

#[model]
#[derive(Clone, PartialEq)]
pub(super) enum Color {
    #[serde(rename = "red")]
    Red,
    #[serde(rename = "green")]
    Green,
    #[serde(rename = "dark-blue")]
    Blue,
}

#[model]
#[derive(Clone)]
pub(super) struct Small {
    pub(super) n: i64,
}
