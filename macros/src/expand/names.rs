//! The names that the glue makes up, and the block that all expansions stand in.
//!
//! Variables of the glue are hygienic: a handler called `items` with an argument `items`, or a default that says
//! `request`, means what the user wrote.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Visibility};

use crate::runtime::Runtime;

/// A hygienic variable of the glue.
pub(super) fn variable(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The same variable, where an error about it should point at the user's token.
pub(super) fn variable_at(name: &str, span: Span) -> Ident {
    Ident::new(name, at(span))
}

/// The hygienic variable for an argument; errors about it point at the user's name.
pub(super) fn variable_of(user: &Ident) -> Ident {
    let name = user.to_string();
    let is_ours = matches!(name.as_str(), "request" | "issues" | "answer" | "branches");
    if is_ours || name.starts_with("dependency_") || name.starts_with("branch_") {
        // The glue has a variable of this name itself.
        return Ident::new(&format!("{name}_argument"), at(user.span()));
    }
    let mut variable = user.clone();
    variable.set_span(at(user.span()));
    variable
}

/// A span whose errors point at the user's token, while its names stay ours.
pub(super) fn at(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

/// The type that stands for a function in `routes![…]` and `#[depends(…)]`.
pub(super) fn marker(visibility: &Visibility, name: &Ident) -> TokenStream {
    // At the function's name, which something else of that name clashes with.
    quote_spanned! {at(name.span())=>
        #[doc(hidden)]
        #[allow(non_camel_case_types, missing_docs, unreachable_pub)]
        #visibility struct #name {}
    }
}

/// The block in which `__ferrapi` is the private door.
pub(super) fn block(runtime: &Runtime, content: impl ToTokens) -> TokenStream {
    let private = runtime.private();
    quote! {
        const _: () = {
            use #private::{self as __ferrapi, Fallback as _};
            #content
        };
    }
}
