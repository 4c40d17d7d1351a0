//! What a handler answers with.

use crate::fragment::{FieldSpec, SchemaOf};

/// What a return type answers with.
#[derive(Clone, Copy)]
pub struct ReplySpec {
    /// The type's own status (a redirect's 307), where the route says none; without it the route's.
    pub status: Option<u16>,
    /// The content on success; `None` for a type without a body (`()`), or one that documents none.
    pub content: Option<ContentSpec>,
    /// The fields of the model that it writes, or that stands in it: for proofs.
    pub fields: &'static [FieldSpec],
    /// It writes a body (`()` does not).
    pub body: bool,
    /// The errors that it documents.
    pub errors: &'static [ResponseSpec],
}

impl ReplySpec {
    /// A body of which nothing is documented.
    pub const OPAQUE: ReplySpec =
        ReplySpec { status: None, content: None, fields: &[], body: true, errors: &[] };
}

/// One media type.
#[derive(Clone, Copy)]
pub struct ContentSpec {
    /// Such as `application/json`.
    pub media_type: &'static str,
    /// The schema; `None` for `{}` (anything).
    pub schema: Option<SchemaOf>,
}

/// One documented response besides the successful one.
#[derive(Clone, Copy)]
pub struct ResponseSpec {
    /// `404`, `4XX` or `default`.
    pub status: &'static str,
    /// What it means; without it the status phrase.
    pub description: Option<&'static str>,
    /// The content; `None` for no body.
    pub content: Option<ContentSpec>,
}

impl ResponseSpec {
    /// Statuses that only the running program knows: an error may have any. Nothing is documented of them.
    pub const OTHER: ResponseSpec = ResponseSpec { status: "other", description: None, content: None };

    /// Whether it stands in the document.
    pub fn is_documented(&self) -> bool {
        self.status != Self::OTHER.status
    }
}
