//! JSON answers: everything that is `Data` and serialises, `()`, and `Json<T>`.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use ferrapi_openapi::fragment::{Arity, ContentSpec, Family, Kind, ReplySpec, SchemaOf, Shape, TypeSpec};
use http::{HeaderMap, StatusCode};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::data::Data;
use crate::error::internal_error;
use crate::http::{Body, JSON, Response, with_content_type};
use crate::reply::shaping::shaped;
use crate::reply::{Reply, Shaping};
use crate::request::Request;

/// Content of media type `application/json` with this schema.
pub(crate) const fn json_content(schema: Option<SchemaOf>) -> ContentSpec {
    ContentSpec { media_type: "application/json", schema }
}

impl<T: Data> Reply for T {
    const SPEC: ReplySpec = ReplySpec {
        status: None,
        content: Some(json_content(Some(T::TYPE.schema))),
        fields: T::FIELDS,
        body: true,
        errors: &[],
    };

    #[inline]
    fn reply(self, request: &mut Request) -> Response {
        json(&self, request)
    }

    fn reply_shaped(self, request: &mut Request, shaping: &'static Shaping) -> Response {
        shaped(&self, T::TYPE, shaping, request)
    }
}

/// Nothing: `null`, or no body where the status has none.
impl Reply for () {
    const SPEC: ReplySpec = ReplySpec {
        status: None,
        content: Some(json_content(Some(|_| schemars::json_schema!({ "type": "null" })))),
        fields: &[],
        body: false,
        errors: &[],
    };

    fn reply(self, request: &mut Request) -> Response {
        json(&(), request)
    }
}

impl Reply for &'static str {
    const SPEC: ReplySpec = <String as Reply>::SPEC;

    fn reply(self, request: &mut Request) -> Response {
        json(self, request)
    }
}

impl<T: Data + Sync> Reply for Arc<T> {
    const SPEC: ReplySpec = <T as Reply>::SPEC;

    fn reply(self, request: &mut Request) -> Response {
        json(&*self, request)
    }

    fn reply_shaped(self, request: &mut Request, shaping: &'static Shaping) -> Response {
        shaped(&*self, T::TYPE, shaping, request)
    }
}

/// Any type of serde and schemars, as a body or as an answer, without `#[model]`.
///
/// ```
/// use std::net::Ipv4Addr;
/// use ferrapi::prelude::*;
///
/// #[get("/address")]
/// async fn address() -> Json<Ipv4Addr> {
///     Json(Ipv4Addr::LOCALHOST)
/// }
/// # fn main() {}
/// ```
///
/// Nothing is coerced: what serde refuses is a 422 with serde's words at the place of the whole value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json<T>(pub T);

impl<T> Deref for Json<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: JsonSchema> JsonSchema for Json<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// A type of another crate, as [`Json`] takes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in `Json`",
    label = "has not all of serde's and schemars' traits",
    note = "derive `Serialize`, `Deserialize` and `JsonSchema` for it, or put `#[model]` on it and write it without `Json`"
)]
pub trait Foreign: Serialize + DeserializeOwned + JsonSchema + Send + 'static {}

// One error for all that is missing.
#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned + JsonSchema + Send + 'static> Foreign for T {}

impl<T: Foreign> Data for Json<T> {
    const TYPE: TypeSpec = TypeSpec {
        kind: Kind::Compound,
        arity: Arity::None,
        family: Family::Other,
        optional: false,
        keyed: true,
        range: None,
        shape: Self::shape,
        schema: crate::data::schema::<T>,
    };

    fn shape() -> &'static Shape {
        &Shape::Opaque
    }
}

/// With status 200, for handlers that answer with one of several kinds.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/portal")]
/// async fn portal(#[query(default = false)] teleport: bool) -> Response {
///     if teleport { Redirect::to("/elsewhere").into() } else { Json("here").into() }
/// }
/// # fn main() {}
/// ```
impl<T: Serialize> From<Json<T>> for Response {
    fn from(answer: Json<T>) -> Self {
        match serde_json::to_vec(&answer.0) {
            Ok(json) => with_content_type(StatusCode::OK, HeaderMap::new(), JSON, Body::from(json)),
            Err(error) => {
                tracing::error!(%error, "the answer cannot be written as JSON");
                internal_error()
            }
        }
    }
}

/// Answers with a value as JSON, in a buffer of the size of the route's last answer.
#[inline]
pub(crate) fn json<T: Serialize + ?Sized>(value: &T, request: &mut Request) -> Response {
    let mut buffer = Vec::with_capacity(request.matched().answer_size.capacity());
    let written = serde_json::to_writer(&mut buffer, value);
    written_json(written, buffer, request)
}

#[inline]
fn written_json(written: serde_json::Result<()>, buffer: Vec<u8>, request: &mut Request) -> Response {
    if let Err(error) = written {
        return unserialisable(error, request);
    }
    let matched = request.matched();
    matched.answer_size.note(buffer.len());
    let status = success(matched.spec.status);
    with_content_type(status, request.reuse_headers(), JSON, Body::from(buffer))
}

#[cold]
pub(crate) fn unserialisable(error: serde_json::Error, request: &Request) -> Response {
    tracing::error!(route = request.spec().name, %error, "the answer cannot be written as JSON");
    internal_error()
}

/// A declared status. The macros have checked that it is one.
#[inline]
pub(crate) fn success(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::OK)
}
