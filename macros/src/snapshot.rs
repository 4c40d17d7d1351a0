//! Snapshots of expansions: what a user would see under `cargo expand`.
//!
//! In: `tests/expand/<folder>/<case>.rs`, ordinary source with our macros in it. Out: the same source expanded and
//! pretty-printed, compared with `<case>.expanded.rs` beside it. `FERRAPI_BLESS=1` writes instead of comparing.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Item, Meta, Token};

/// One of our macros and its driver.
pub(crate) enum Macro {
    /// `#[name(…)]`, which replaces the item.
    Attribute(&'static str, fn(TokenStream, TokenStream) -> TokenStream),
    /// `#[derive(name)]`, which adds to the item.
    Derive(&'static str, fn(TokenStream) -> TokenStream),
}

/// Compares every case of a folder.
pub(crate) fn compare(folder: &str, macros: &[Macro]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand").join(folder);
    let cases: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with(".expanded.rs"))
        .collect();
    assert!(!cases.is_empty(), "{} has no case", folder.display());
    let changed: Vec<String> = cases.iter().filter_map(|case| compare_one(case, macros)).collect();
    assert!(changed.is_empty(), "run with FERRAPI_BLESS=1 if this is meant:\n{}", changed.join("\n"));
}

/// Says what changed, if anything did.
fn compare_one(case: &Path, macros: &[Macro]) -> Option<String> {
    let expanded = expand(&fs::read_to_string(case).unwrap(), macros);
    let expected = case.with_extension("expanded.rs");
    if std::env::var_os("FERRAPI_BLESS").is_some() {
        fs::write(&expected, expanded).unwrap();
        return None;
    }
    let before = fs::read_to_string(&expected).unwrap_or_default();
    if before.replace("\r\n", "\n") == expanded {
        return None;
    }
    let line = before.lines().zip(expanded.lines()).take_while(|(before, after)| before == after).count();
    let shown = |text: &str| text.lines().nth(line).unwrap_or("the end").to_owned();
    Some(format!(
        "{}:{}:\n  expected: {}\n  expanded: {}",
        expected.display(),
        line + 1,
        shown(&before),
        shown(&expanded)
    ))
}

fn expand(source: &str, macros: &[Macro]) -> String {
    let file = syn::parse_file(source).unwrap();
    let items = file.items.into_iter().map(|item| expand_item(item, macros));
    let expanded = quote!(#(#items)*);
    let file = syn::parse2(expanded.clone()).unwrap_or_else(|error| panic!("{error}:\n{expanded}"));
    prettyplease::unparse(&file)
}

fn expand_item(mut item: Item, macros: &[Macro]) -> TokenStream {
    for entry in macros {
        let Some(attributes) = attributes(&mut item) else { break };
        match entry {
            Macro::Attribute(name, driver) => {
                if let Some(index) = attributes.iter().position(|attribute| attribute.path().is_ident(name)) {
                    let tokens = match attributes.remove(index).meta {
                        Meta::List(list) => list.tokens,
                        Meta::Path(_) | Meta::NameValue(_) => TokenStream::new(),
                    };
                    return driver(tokens, item.into_token_stream());
                }
            }
            Macro::Derive(name, driver) => {
                if attributes.iter().any(|attribute| derives(attribute, name)) {
                    let added = driver(item.to_token_stream());
                    return quote!(#item #added);
                }
            }
        }
    }
    item.into_token_stream()
}

fn derives(attribute: &Attribute, name: &str) -> bool {
    attribute.path().is_ident("derive")
        && attribute
            .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
            .is_ok_and(|paths| paths.iter().any(|path| path.path().is_ident(name)))
}

fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Fn(item) => Some(&mut item.attrs),
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Enum(item) => Some(&mut item.attrs),
        Item::Union(item) => Some(&mut item.attrs),
        _ => None,
    }
}

/// The messages of all faults in an expansion.
pub(crate) fn messages(expansion: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(expansion).unwrap();
    let fault = |item: &Item| match item {
        Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => {
            Some(item.mac.parse_body::<syn::LitStr>().unwrap().value())
        }
        _ => None,
    };
    file.items.iter().filter_map(fault).collect()
}
