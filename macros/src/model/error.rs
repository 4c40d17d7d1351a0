//! A checked `#[derive(ApiError)]`: plain data that only `check::error` makes.

use proc_macro2::{Ident, Span};
use syn::{DeriveInput, Member, Type};

/// An enum or struct of errors.
#[derive(Debug)]
pub(crate) struct ErrorModel {
    /// The item itself.
    pub(crate) item: DeriveInput,
    /// The variants, or the struct itself.
    pub(crate) cases: Vec<Case>,
    /// The values that turn into an error by themselves.
    pub(crate) sources: Vec<Source>,
}

/// A value that turns into an error by itself (`#[from]`).
#[derive(Debug)]
pub(crate) struct Source {
    /// The variant; nothing for a struct.
    pub(crate) variant: Option<Ident>,
    /// Its only field.
    pub(crate) member: Member,
    /// The field's type.
    pub(crate) type_: Type,
}

/// One variant, or the whole struct.
#[derive(Debug)]
pub(crate) struct Case {
    /// The variant; nothing for a struct.
    pub(crate) variant: Option<Ident>,
    /// What it answers with.
    pub(crate) answer: Answer,
}

/// What an error answers with.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A status and a text.
    Own {
        /// 400..=599.
        status: u16,
        /// The text; without it the status phrase.
        detail: Option<Template>,
        /// Header fields.
        headers: Vec<(String, Template)>,
    },
    /// What the only value answers with.
    Transparent(Member, Box<Type>),
}

/// A text with places for fields.
#[derive(Debug)]
pub(crate) struct Template {
    /// The literal.
    pub(crate) span: Span,
    /// In order.
    pub(crate) pieces: Vec<Piece>,
}

/// A part of a text.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    /// As it is.
    Text(String),
    /// A field, with what stands behind `:` for the formatter.
    Field(Member, String),
}
