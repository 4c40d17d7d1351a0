//! Every message about what models say beyond fields and constraints: the mistake, and the words.

use proc_macro2::TokenStream;
use quote::quote;

use crate::schema::expand;
use crate::snapshot;

/// The messages of all faults.
fn messages(attribute: TokenStream, item: TokenStream) -> Vec<String> {
    snapshot::messages(expand(attribute, item))
}

#[test]
fn faults_of_shapes_say_what_to_write() {
    let field = |field: TokenStream| quote!(struct A { #field });
    let plain = || field(quote!(a: u8));
    let choice = || {
        quote!(
            enum A {
                B,
                C,
            }
        )
    };
    let cases = [
        (
            quote!(extra = "allow"),
            plain(),
            "unknown keys need a place: add a field `#[field(extra)] rest: serde_json::Map<String, serde_json::Value>`",
        ),
        (quote!(extra = "forbit"), plain(), "unknown word `forbit`, did you mean `forbid`?"),
        (quote!(extra = "x"), plain(), "`extra` is \"forbid\", \"allow\" or \"ignore\", not \"x\""),
        (
            quote!(extra = "forbid"),
            choice(),
            "this type has no named fields, so no key can be unknown: remove `extra`",
        ),
        (
            quote!(extra = "ignore"),
            quote!(
                #[serde(deny_unknown_fields)]
                struct A {
                    a: u8,
                }
            ),
            "`deny_unknown_fields` says the opposite: remove one of them",
        ),
        (quote!(computed(a)), plain(), "`a` is written already: name the computed field differently"),
        (quote!(computed(b)), choice(), "only a struct with named fields can have computed ones"),
        (
            quote!(computed),
            plain(),
            "`computed` takes a list: write `computed(name, other = Self::function)`",
        ),
        (quote!(patch), choice(), "only a struct with named fields can be updated in part"),
        (quote!(patch = 5), plain(), "`patch` may take a name: write `patch` or `patch = \"ItemUpdate\"`"),
        (quote!(patch = "a b"), plain(), "`a b` is no name of a type"),
        (
            quote!(patch),
            field(quote!(#[serde(flatten)] a: B)),
            "a flattened field cannot be absent: remove `patch` and write the patch yourself",
        ),
        (
            quote!(patch),
            quote!(
                struct A<T> {
                    a: T,
                }
            ),
            "a generic struct has no patch: write one for the type that is updated",
        ),
        (
            quote!(discriminator = "kind"),
            plain(),
            "only an enum whose variants hold models has a discriminator",
        ),
        (
            quote!(discriminator = "kind"),
            quote!(
                enum A {
                    B(B),
                    C { c: u8 },
                }
            ),
            "each variant holds a model with the field `kind`: write `C(C)`",
        ),
        (
            quote!(discriminator = "kind"),
            quote!(
                #[serde(untagged)]
                enum A {
                    B(B),
                }
            ),
            "serde's `tag` or `untagged` tells the variants already: keep one of them",
        ),
        (
            TokenStream::new(),
            field(quote!(#[field(extra, alias = "b")] a: B)),
            "what holds all other keys has no name itself: remove `alias`",
        ),
        (
            TokenStream::new(),
            quote!(
                struct A(#[field(exclude)] u8);
            ),
            "`exclude` is for named fields: give the value a name",
        ),
        (
            TokenStream::new(),
            field(quote!(#[field(input_alias = "b")] #[serde(rename = "c")] a: u8)),
            "`#[field(input_alias = \"b\")]` names the field already: remove `rename`",
        ),
    ];
    for (attribute, item, message) in cases {
        assert_eq!(messages(attribute, item), [message]);
    }
}
