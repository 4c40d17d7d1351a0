//! Everything that a handler usually names: `use ferrapi::prelude::*;`.

pub use crate::{
    ApiError, App, Bytes, Cookie, Html, HttpError, Json, Method, PlainText, Redirect, RequestHead, Response,
    ResponseHead, Router, SameSite, State, StatusCode, delete, dependency, get, head, model, options, patch,
    post, put, route, routes, trace,
};
