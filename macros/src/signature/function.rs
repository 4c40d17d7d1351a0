//! A function item, as written: its name, its arguments, what it returns.

use syn::{FnArg, Ident, ItemFn, ReturnType, Type, Visibility};

use crate::diag::Faults;
use crate::signature::argument::{RawArgument, take_argument};
use crate::signature::docs;

/// A function, as written.
#[derive(Debug)]
pub(crate) struct RawFunction {
    /// The function to emit: as written, without our attributes on its arguments.
    pub(crate) item: ItemFn,
    /// Its arguments; a `self` is not among them.
    pub(crate) arguments: Vec<RawArgument>,
    /// Its doc comment.
    pub(crate) docs: String,
}

impl RawFunction {
    /// Takes our attributes off and reads them.
    pub(crate) fn read(mut item: ItemFn, faults: &mut Faults) -> Self {
        let typed = item.sig.inputs.iter_mut().filter_map(|input| match input {
            FnArg::Receiver(_) => None,
            FnArg::Typed(argument) => Some(argument),
        });
        let arguments = typed.map(|argument| take_argument(argument, faults)).collect();
        let docs = docs::text(&item.attrs);
        Self { item, arguments, docs }
    }

    /// The function's name.
    pub(crate) fn name(&self) -> &Ident {
        &self.item.sig.ident
    }

    /// Who may see it.
    pub(crate) fn visibility(&self) -> &Visibility {
        &self.item.vis
    }

    /// Whether it is an `async fn`.
    pub(crate) fn is_async(&self) -> bool {
        self.item.sig.asyncness.is_some()
    }

    /// What it returns; nothing written is `()`.
    pub(crate) fn returned(&self) -> Option<&Type> {
        match &self.item.sig.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some(ty),
        }
    }
}
