//! Everything that a handler usually names: `use ferrapi::prelude::*;`.

pub use crate::{
    App, Bytes, Cookie, Html, HttpError, Json, Method, PlainText, Redirect, RequestHead, Response, ResponseHead, Router,
    State, StatusCode,
};
