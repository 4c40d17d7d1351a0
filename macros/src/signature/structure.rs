//! A dependency struct, as written: its fields are arguments.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Fields, Generics, Ident, ItemStruct, Visibility};

use crate::diag::Faults;
use crate::signature::argument::{RawArgument, take_field};

/// A dependency struct, as written.
#[derive(Debug)]
pub(crate) struct RawStructure {
    /// Its name.
    pub(crate) name: Ident,
    /// Who may see it.
    pub(crate) visibility: Visibility,
    /// Its parameters; there should be none.
    pub(crate) generics: Generics,
    /// The fields of a tuple struct; there should be none.
    pub(crate) unnamed: Option<Span>,
    /// Its named fields.
    pub(crate) arguments: Vec<RawArgument>,
}

impl RawStructure {
    /// Takes our attributes off the fields and reads them.
    pub(crate) fn take(item: &mut ItemStruct, faults: &mut Faults) -> Self {
        let unnamed = match &item.fields {
            Fields::Unnamed(fields) => Some(fields.span()),
            Fields::Named(_) | Fields::Unit => None,
        };
        let arguments = item.fields.iter_mut().map(|field| take_field(field, faults)).collect();
        Self {
            name: item.ident.clone(),
            visibility: item.vis.clone(),
            generics: item.generics.clone(),
            unnamed,
            arguments,
        }
    }
}
