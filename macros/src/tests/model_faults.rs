//! Every message about a model: the mistake, and the words.

use proc_macro2::TokenStream;
use quote::quote;

use crate::schema::expand;
use crate::snapshot;

/// The messages of all faults.
fn messages(attribute: TokenStream, item: TokenStream) -> Vec<String> {
    snapshot::messages(expand(attribute, item))
}

#[test]
fn faults_of_the_container_say_what_to_write() {
    let none = TokenStream::new();
    let cases = [
        (
            quote!(strct),
            quote!(
                struct A {
                    a: u8,
                }
            ),
            "unknown key `strct`, did you mean `strict`?",
        ),
        (
            quote!(check = 5),
            quote!(
                struct A {
                    a: u8,
                }
            ),
            "`check` takes the path of a function: write `check = path::to::function`",
        ),
        (
            quote!(integer),
            quote!(
                struct A {
                    a: u8,
                }
            ),
            "`integer` is for an enum without data: remove it here",
        ),
        (
            quote!(literal),
            quote!(
                enum A {
                    A(u8),
                }
            ),
            "`literal` is for an enum without data: remove it here",
        ),
        (
            quote!(integer),
            quote!(
                enum A {
                    A = LOW,
                }
            ),
            "the value must stand here as a literal of at most 64 bits: write `= 1`",
        ),
        (none.clone(), quote!(union A { a: u8 }), "a union has no JSON form: write an enum"),
        (
            none.clone(),
            quote!(
                enum A {}
            ),
            "an enum without variants has no value: add one",
        ),
        (
            none.clone(),
            quote!(
                struct A;
            ),
            "a unit struct holds nothing: write `struct A {}` for an empty object",
        ),
        (
            none.clone(),
            quote!(
                struct A(u8, u8);
            ),
            "a tuple struct has no names for its values: write `struct A { name: … }`",
        ),
        (
            none.clone(),
            quote!(
                struct A<'a> {
                    a: Cow<'a, str>,
                }
            ),
            "a model owns its data: remove `'a` and what borrows with it",
        ),
        (
            none.clone(),
            quote!(
                #[derive(Debug, Serialize)]
                struct A {
                    a: u8,
                }
            ),
            "`#[model]` already derives `Serialize`: remove it here",
        ),
        (
            none.clone(),
            quote!(
                #[derive(schemars::JsonSchema)]
                struct A {
                    a: u8,
                }
            ),
            "`#[model]` already derives `JsonSchema`: remove it here",
        ),
        (
            none.clone(),
            quote!(
                #[serde(crate = "x")]
                struct A {
                    a: u8,
                }
            ),
            "`#[model]` names serde's crate itself: remove `crate`",
        ),
        (
            none.clone(),
            quote!(
                #[serde(remote = "B")]
                struct A {
                    a: u8,
                }
            ),
            "a model describes its own type: remove `remote`, or use `Json<T>` for the other crate's type",
        ),
        (
            quote!(strict),
            quote!(
                enum A {
                    B,
                }
            ),
            "an enum without data has only its names: remove `strict`",
        ),
        (
            quote!(check = f),
            quote!(
                enum A {
                    B,
                }
            ),
            "an enum without data has only its names: remove `check`",
        ),
        (
            none.clone(),
            quote!(
                enum A {
                    B,
                    #[serde(other)]
                    C,
                }
            ),
            "a model cannot describe `other` on a variant: list every value, or take a `String`",
        ),
        (
            none.clone(),
            quote!(
                enum A {
                    B(u8),
                    #[serde(untagged)]
                    C(u8),
                }
            ),
            "a model cannot describe `untagged` on a variant: put `untagged` on the whole enum",
        ),
        (
            none.clone(),
            quote!(
                enum A {
                    #[serde(with = "m")]
                    B(u8),
                }
            ),
            "a model cannot describe `with` on a variant: put it on the variant's value",
        ),
        (
            none.clone(),
            quote!(
                enum A {
                    B,
                    #[serde(rename = "B")]
                    C,
                }
            ),
            "`B` and `C` are both `B` on the wire",
        ),
        (
            none.clone(),
            quote!(
                #[serde(try_from = "u8")]
                struct A(#[field(ge = 1)] u8);
            ),
            "serde converts this type from another one: put the rules there",
        ),
        (
            quote!(check = f),
            quote!(
                struct A(#[field(check = g)] u8);
            ),
            "`#[model(check = …)]` checks the same value already: keep one of them",
        ),
        (
            none.clone(),
            quote!(
                #[serde(transparent)]
                struct A {
                    #[serde(skip)]
                    a: u8,
                }
            ),
            "a transparent struct has one field that is read: remove `#[serde(transparent)]`",
        ),
        (
            none,
            quote!(
                struct A(#[serde(skip)] u8);
            ),
            "the value of a newtype cannot be skipped: give it a name",
        ),
    ];
    for (attribute, item, message) in cases {
        assert_eq!(messages(attribute, item.clone()), [message], "{item}");
    }
}

#[test]
fn faults_of_a_field_say_what_to_write() {
    let cases = [
        (quote!(#[field(min_lenght = 1)] a: String), "unknown key `min_lenght`, did you mean `min_length`?"),
        (quote!(#[field(ge = 2, le = 1)] a: u8), "no value satisfies both `ge = 2` and `le = 1`"),
        (quote!(#[field(default = 0, ge = 1)] a: u8), "the default 0 breaks `ge = 1`"),
        (quote!(#[field(ge = 1)] #[field(le = 2)] a: u8), "`#[field]` is given twice: put all keys into one"),
        (quote!(#[field(default(1))] a: u8), "`default` takes a value: write `default` or `default = …`"),
        (quote!(#[field(examples = 1)] a: u8), "`examples` takes a list: write `examples(1, 2)`"),
        (
            quote!(#[field(required, default)] a: Option<u8>),
            "`required` and `default` contradict each other: keep the one that is meant",
        ),
        (
            quote!(#[field(default = 1)] #[serde(default)] a: u8),
            "the default is given twice: keep the one in `#[field(default)]`",
        ),
        (
            quote!(#[field(alias = "x")] #[serde(rename = "y")] a: u8),
            "`#[field(alias = \"x\")]` names the field already: remove `rename`",
        ),
        (quote!(a: &'static str), "a model owns its data: write `String` instead of `&str`"),
        (
            quote!(a: Option<&'static [u8]>),
            "a model owns its data: write `Vec<…>` instead of a borrowed slice",
        ),
        (quote!(a: &'static u8), "a model owns its data: write the type without `&`"),
        (quote!(#[field(ge = 1)] #[serde(skip)] a: u8), "a field that serde skips is never checked"),
        (
            quote!(#[field(ge = 1)] #[serde(with = "m")] a: u8),
            "what `with` reads is never checked: check it in that function",
        ),
        (
            quote!(#[field(min_items = 1)] #[serde(flatten)] a: B),
            "the fields of a flattened field stand among the others: put the constraints on them",
        ),
        (
            quote!(#[field(alias = "x")] #[serde(flatten)] a: B),
            "a flattened field has no name on the wire: remove `alias`",
        ),
        (quote!(a: u8, #[field(alias = "a")] b: u8), "`a` and `b` are both `a` on the wire"),
        (quote!(a: u8, #[serde(alias = "a")] b: u8), "`a` and `b` are both `a` on the wire"),
        (
            quote!(#[serde(rename(serialize = "x"))] a: u8, #[serde(rename(serialize = "x"))] b: u8),
            "`a` and `b` are both `x` on the wire",
        ),
    ];
    for (fields, message) in cases {
        assert_eq!(messages(TokenStream::new(), quote!(struct A { #fields })), [message], "{fields}");
    }
}

#[test]
fn keys_that_need_a_name_are_refused_elsewhere() {
    let cases = [
        (
            quote!(
                struct A(#[field(alias = "a")] u8);
            ),
            "the value of a newtype has no name on the wire: remove `alias`",
        ),
        (
            quote!(
                struct A(#[field(default)] u8);
            ),
            "the value of a newtype is always there: remove `default`",
        ),
        (
            quote!(
                enum A {
                    B(#[field(required)] u8),
                }
            ),
            "the value of a variant is always there: remove `required`",
        ),
        (
            quote!(
                enum A {
                    B(#[field(check = f)] u8),
                }
            ),
            "the value of a variant has no `check`: write `#[model(check = …)]` on the enum",
        ),
        (
            quote!(
                enum A {
                    B(#[field(ge = 1)] u8, u8),
                }
            ),
            "a value of a tuple variant cannot carry constraints: give the values names",
        ),
        (
            quote!(
                #[serde(tag = "a")]
                enum A {
                    B { a: u8 },
                }
            ),
            "`a` is the enum's tag already: name the field differently",
        ),
    ];
    for (item, message) in cases {
        assert_eq!(messages(TokenStream::new(), item.clone()), [message], "{item}");
    }
}

#[test]
fn a_value_without_a_name_is_never_skipped() {
    let message = "the value of a variant cannot be skipped: give it a name";
    assert_eq!(
        messages(
            TokenStream::new(),
            quote!(
                enum A {
                    B(#[serde(skip)] u8),
                }
            )
        ),
        [message]
    );
    let message = "a value of a tuple variant cannot be skipped: give it a name";
    assert_eq!(
        messages(
            TokenStream::new(),
            quote!(
                enum A {
                    B(u8, #[serde(skip)] u8),
                }
            )
        ),
        [message]
    );
}

#[test]
fn all_faults_are_reported_at_once() {
    let item = quote!(
        struct A {
            #[field(gee = 1)]
            a: &'static str,
            #[field(multiple_of = 0)]
            b: u8,
        }
    );
    assert_eq!(messages(TokenStream::new(), item).len(), 3);
}
