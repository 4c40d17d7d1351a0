//! A checked argument of a handler or a dependency.

use proc_macro2::Span;
use syn::{Expr, ExprPath, Ident, Path, Type};

use crate::attr::argument::Place;
use crate::attr::docs::Docs;
use crate::model::constraint::Constraints;

/// A checked argument: what the tables and the glue need to know.
#[derive(Debug)]
pub(crate) struct Argument {
    /// The name of its variable in the glue; a pattern gets one made up.
    pub(crate) variable: Ident,
    /// The Rust name, without `r#`.
    pub(crate) ident: String,
    /// The name on the wire.
    pub(crate) name: String,
    /// Its type; of a lent one, what the reference points to.
    pub(crate) ty: Type,
    /// The type as the user wrote it.
    pub(crate) type_text: String,
    /// Where the type stands.
    pub(crate) type_span: Span,
    /// Where it comes from.
    pub(crate) origin: Origin,
    /// What a person wrote.
    pub(crate) docs: Docs,
}

/// Where an argument comes from.
#[derive(Debug)]
pub(crate) enum Origin {
    /// An attribute says it, or its name is in the path.
    Place(Placed),
    /// Its type says it.
    Inferred,
    /// `#[depends(…)]`.
    Dependency(Named),
    /// `#[fixed]`: given where the dependency is named.
    Fixed,
    /// By reference: it is lent for the call.
    Lent {
        /// `&mut`.
        mutable: bool,
    },
}

/// A dependency, as it is named where it is used.
#[derive(Debug)]
pub(crate) struct Named {
    /// What names it.
    pub(crate) path: Path,
    /// The arguments that are given there.
    pub(crate) with: Option<With>,
    /// The security scopes that are asked of it there.
    pub(crate) scopes: Vec<Expr>,
}

/// The fixed arguments of a dependency at one place.
#[derive(Debug)]
pub(crate) struct With {
    /// The type that stands for the place.
    pub(crate) marker: Ident,
    /// In the order written.
    pub(crate) given: Vec<Expr>,
}

/// An argument that is read from a certain place.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) place: Place,
    pub(crate) constraints: Constraints,
    pub(crate) default: Option<DefaultValue>,
    /// `#[body(embed)]`.
    pub(crate) embed: bool,
    /// `#[header(convert_underscores = false)]`.
    pub(crate) keep_underscores: bool,
    pub(crate) check: Option<Box<Check>>,
}

/// The custom check of an argument.
#[derive(Debug)]
pub(crate) struct Check {
    /// The type that stands for it.
    pub(crate) marker: Ident,
    /// The function.
    pub(crate) path: ExprPath,
}

/// The value when absent.
#[derive(Debug)]
pub(crate) enum DefaultValue {
    /// The type's own.
    OfType,
    /// As it was written.
    Value(Expr),
}

impl Argument {
    /// Its extraction may fail; what is lent or fixed is always there.
    pub(crate) fn is_fallible(&self) -> bool {
        !matches!(self.origin, Origin::Lent { .. } | Origin::Fixed)
    }

    /// It is given where the dependency is named.
    pub(crate) fn is_fixed(&self) -> bool {
        matches!(self.origin, Origin::Fixed)
    }

    /// The dependency that it names.
    pub(crate) fn named(&self) -> Option<&Named> {
        match &self.origin {
            Origin::Dependency(named) => Some(named),
            _ => None,
        }
    }

    /// Its custom check.
    pub(crate) fn check(&self) -> Option<&Check> {
        match &self.origin {
            Origin::Place(placed) => placed.check.as_deref(),
            _ => None,
        }
    }

    /// It is lent, and changed by the call.
    pub(crate) fn lent_mutably(&self) -> Option<bool> {
        match self.origin {
            Origin::Lent { mutable } => Some(mutable),
            _ => None,
        }
    }
}
