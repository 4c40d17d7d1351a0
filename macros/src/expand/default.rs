//! A default as it was written → an expression of its type: text and lists become what the type is made of from them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit};

use crate::expand::names::at;

/// The expression.
pub(super) fn value(written: &Expr) -> TokenStream {
    match written {
        Expr::Lit(ExprLit { lit: Lit::Str(_), .. }) => {
            quote_spanned!(at(written.span())=> __ferrapi::FromText::from_text(#written))
        }
        Expr::Array(list) => {
            let items = list.elems.iter().map(value);
            quote_spanned!(at(written.span())=> __ferrapi::FromList::from_list([#(#items),*]))
        }
        _ => written.to_token_stream(),
    }
}
