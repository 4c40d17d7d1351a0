//! One argument of a handler or a dependency.

use std::any::TypeId;

use crate::fragment::{DependencySpec, Docs, Rules, SecuritySpec, TypeSpec, ValueOf};

/// One argument of a handler or a dependency.
#[derive(Clone, Copy)]
pub struct ArgumentSpec {
    /// The Rust name, without `r#`.
    pub ident: &'static str,
    /// The name on the wire, also in error locations; for headers lower case with hyphens.
    pub name: &'static str,
    /// Source and type.
    pub origin: Origin,
    /// The type as the user wrote it, for messages.
    pub type_name: &'static str,
    /// Its constraints.
    pub rules: &'static Rules,
    /// Absence is an error.
    pub required: bool,
    /// The value when absent, for the document.
    pub default: Option<ValueOf>,
    /// `#[body(embed)]`: the body stands under the argument's name even when it is the only one.
    pub embed: bool,
    /// `#[header(convert_underscores = false)]`: the fields of a header model keep their underscores.
    pub keep_underscores: bool,
    /// The security scopes a dependency is used with here, besides those from further out.
    pub scopes: &'static [&'static str],
    /// What a person wrote.
    pub docs: Docs,
}

/// Where an argument comes from and what its type is.
#[derive(Clone, Copy)]
pub struct Origin {
    /// Where it comes from.
    pub source: Source,
    /// Its type, for everything that is read from texts or JSON.
    pub type_: Option<TypeSpec>,
}

impl Origin {
    /// Whether nothing is known of it, since its type lacks what would say it. (A head, of which nothing is read from texts, has no
    /// type.)
    pub const fn is_unknown(&self) -> bool {
        matches!(self.source, Source::Head) && self.type_.is_some()
    }

    /// An argument of which only the name and the type are said.
    pub const fn argument(self, ident: &'static str, type_name: &'static str) -> ArgumentSpec {
        ArgumentSpec {
            ident,
            name: ident,
            origin: self,
            type_name,
            rules: &Rules::NONE,
            required: true,
            default: None,
            embed: false,
            keep_underscores: false,
            scopes: &[],
            docs: Docs::NONE,
        }
    }
}

/// Where an argument comes from.
#[derive(Clone, Copy)]
pub enum Source {
    /// A variable of the path.
    Path,
    /// The query.
    Query,
    /// A scalar without an attribute: the variable of the whole path that has its name, else the query.
    PathOrQuery,
    /// A header field.
    Header,
    /// A cookie.
    Cookie,
    /// The JSON body, or a part of it.
    Body,
    /// The whole body as it came, not parsed.
    RawBody,
    /// The whole body as it comes, read by the handler.
    BodyStream,
    /// A field of a form.
    Form,
    /// A file of a form.
    File,
    /// The application's state.
    State(StateSpec),
    /// What another part of the request has left on it.
    Extension(StateSpec),
    /// Work for the time after the response.
    Tasks,
    /// The request's or response's head: nothing of it is documented.
    Head,
    /// The server's word to stop.
    Shutdown,
    /// Another function or struct.
    Dependency(&'static DependencySpec),
    /// Credentials, by a security scheme.
    Security(&'static SecuritySpec),
    /// The security scopes that are asked for at this place of the tree.
    Scopes,
    /// What is given where the dependency is named (`#[fixed]`): `require_role(Role::Admin)`.
    Fixed,
}

/// A state that must have been given to the application, or a value that is left on a request.
#[derive(Clone, Copy)]
pub struct StateSpec {
    /// Which type.
    pub id: fn() -> TypeId,
    /// Its name, for the start-up fault.
    pub name: fn() -> &'static str,
}
