//! Everything that a handler usually names: `use ferrapi::prelude::*;`.

#[cfg(feature = "multipart")]
pub use crate::UploadFile;
pub use crate::{
    ApiError, App, BackgroundTasks, BasicCredentials, BodyStream, Bytes, Cookie, FileResponse, Form, Given,
    Html, HttpCredentials, HttpError, Json, JsonLines, Maybe, Method, OAuth2PasswordForm,
    OAuth2PasswordFormStrict, Outcome, PlainText, Redirect, RequestHead, Response, ResponseHead, Router,
    SameSite, Scoped, SecurityScopes, State, StatusCode, Stream, delete, dependency, depends, get, head,
    model, options, patch, post, put, route, routes, security, trace,
};
