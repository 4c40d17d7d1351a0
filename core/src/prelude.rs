//! Everything that a handler usually names: `use ferrapi::prelude::*;`.

#[cfg(feature = "multipart")]
pub use crate::UploadFile;
pub use crate::{
    ApiError, App, BackgroundTasks, BodyStream, Bytes, Cookie, Form, Given, Html, HttpError, Json, JsonLines,
    Maybe, Method, Outcome, PlainText, Redirect, RequestHead, Response, ResponseHead, Router, SameSite,
    Scoped, State, StatusCode, Stream, delete, dependency, depends, get, head, model, options, patch, post,
    put, route, routes, trace,
};
