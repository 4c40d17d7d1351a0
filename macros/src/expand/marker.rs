//! A path of several words that should name a marker → the name of an import that takes it from where it is.
//!
//! An import takes the marker and the function of one name alike, and neither of them has to be there. Behind it stands a
//! struct for the marker, which is found where the function has none: "not a dependency" is then said of something, where
//! rustc would say that a function is no type.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Ident, Path, PathArguments};

use crate::expand::named::last_word;
use crate::expand::names::at;

/// What the marker of a path is called in the glue: of `auth::user`, `__auth__user`.
pub(super) fn name(path: &Path) -> TokenStream {
    import_name(path).map_or_else(|| path.to_token_stream(), ToTokens::into_token_stream)
}

/// Items that name these paths' markers.
pub(super) fn around_items<'a>(paths: impl Iterator<Item = &'a Path>, items: TokenStream) -> TokenStream {
    match imports(paths) {
        Some((behind, imports)) => quote!(#behind const _: () = { #imports #items };),
        None => items,
    }
}

/// The inside of a block that names these paths' markers.
pub(super) fn around_block<'a>(paths: impl Iterator<Item = &'a Path>, block: TokenStream) -> TokenStream {
    match imports(paths) {
        Some((behind, imports)) => quote!(#behind { #imports #block }),
        None => block,
    }
}

/// The structs behind the imports, and the imports of these paths, each once.
fn imports<'a>(paths: impl Iterator<Item = &'a Path>) -> Option<(TokenStream, TokenStream)> {
    let mut known: Vec<Ident> = Vec::new();
    let (mut behind, mut imports) = (TokenStream::new(), TokenStream::new());
    for path in paths {
        let Some(name) = import_name(path) else { continue };
        if !known.contains(&name) {
            let (span, path) = (name.span(), hygienic(path));
            behind.extend(quote_spanned!(span=> struct #name;));
            imports.extend(quote_spanned!(span=> use #path as #name;));
            known.push(name);
        }
    }
    (!known.is_empty()).then_some((behind, imports))
}

/// A path with generic arguments cannot be imported, and a single word should not be: an import of `http` is ambiguous
/// where a crate has that name too.
fn import_name(path: &Path) -> Option<Ident> {
    let is_plain = path.segments.iter().all(|segment| matches!(segment.arguments, PathArguments::None));
    let words = path.segments.iter().map(|segment| format!("__{}", segment.ident.unraw()));
    // A path of a macro's may begin with `$crate`.
    let name = words.collect::<String>().replace('$', "");
    (is_plain && path.segments.len() > 1).then(|| Ident::new(&name, at(last_word(path))))
}

/// The same path, which means no variable of the user's.
fn hygienic(path: &Path) -> Path {
    let mut path = path.clone();
    for segment in &mut path.segments {
        if segment.ident != "$crate" {
            segment.ident.set_span(at(segment.ident.span()));
        }
    }
    path
}
