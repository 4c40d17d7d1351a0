//! A function item, as written: its name, its arguments, what it returns.

use syn::{Attribute, FnArg, Ident, ItemFn, ReturnType, Signature, Type, Visibility};

use crate::attr::comment;
use crate::diag::Faults;
use crate::signature::argument::{RawArgument, take_argument};
use crate::signature::owned::refuse_unsized;

/// A function, as written.
#[derive(Debug)]
pub(crate) struct RawFunction {
    /// Who may see it.
    pub(crate) visibility: Visibility,
    /// Everything before the body, without our attributes.
    pub(crate) signature: Signature,
    /// Its arguments; a `self` is not among them.
    pub(crate) arguments: Vec<RawArgument>,
    /// Its doc comment.
    pub(crate) docs: String,
    /// It has Rust's own `#[deprecated]`.
    pub(crate) deprecated: bool,
}

/// Our attributes that make a handler or a dependency of a function.
const ROLES: [&str; 10] =
    ["get", "post", "put", "patch", "delete", "head", "options", "trace", "route", "dependency"];

/// Takes off what would make a second handler or dependency of the same function.
pub(crate) fn take_other_roles(attributes: &mut Vec<Attribute>) -> Vec<Attribute> {
    let is_role = |attribute: &mut Attribute| {
        let segments = &attribute.path().segments;
        let ours = segments.len() == 1 || segments.first().is_some_and(|first| first.ident == "ferrapi");
        ours && segments.last().is_some_and(|last| ROLES.iter().any(|role| last.ident == role))
    };
    attributes.extract_if(.., is_role).collect()
}

impl RawFunction {
    /// Takes our attributes off the function and reads them.
    pub(crate) fn take(item: &mut ItemFn, faults: &mut Faults) -> Self {
        let typed = item.sig.inputs.iter_mut().filter_map(|input| match input {
            FnArg::Receiver(_) => None,
            FnArg::Typed(argument) => Some(argument),
        });
        // What is required of the whole route has no argument to stand before.
        for depends in item.attrs.extract_if(.., |attribute| attribute.path().is_ident("depends")) {
            let message = "`#[depends]` stands before the argument that takes the value; for its effect alone it is a key of the \
                           route, `#[get(\"/items\", depends(function))]`";
            faults.over(depends.path(), message);
        }
        if let ReturnType::Type(_, ty) = &mut item.sig.output {
            refuse_unsized(ty, "what is returned", faults);
        }
        let arguments = typed.map(|argument| take_argument(argument, faults)).collect();
        Self {
            visibility: item.vis.clone(),
            signature: item.sig.clone(),
            arguments,
            docs: comment::text(&item.attrs),
            deprecated: item.attrs.iter().any(|attribute| attribute.path().is_ident("deprecated")),
        }
    }

    /// The function's name.
    pub(crate) fn name(&self) -> &Ident {
        &self.signature.ident
    }

    /// Whether it is an `async fn`.
    pub(crate) fn is_async(&self) -> bool {
        self.signature.asyncness.is_some()
    }

    /// What it returns; nothing written is `()`.
    pub(crate) fn returned(&self) -> Option<&Type> {
        match &self.signature.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some(ty),
        }
    }
}
