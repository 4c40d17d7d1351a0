//! Every message about a dependency that is not a message about its arguments.

use quote::quote;

use crate::dependency;
use crate::snapshot::messages;

#[test]
fn mistakes_say_what_to_write() {
    let none = quote!();
    let cases = [
        (
            quote!(shard = false),
            quote!(
                fn f() {}
            ),
            "unknown key `shard`, did you mean `shared`?",
        ),
        (
            quote!(shared = 1),
            quote!(
                fn f() {}
            ),
            "`shared` is a flag: write `shared` or `shared = false`",
        ),
        (
            quote!(blocking),
            quote!(
                async fn f() {}
            ),
            "an `async fn` does not run in the blocking pool: remove `blocking` or `async`",
        ),
        (
            quote!(blocking),
            quote!(
                struct Page {
                    n: u8,
                }
            ),
            "a struct runs no code of its own: remove `blocking`",
        ),
        (
            none.clone(),
            quote!(
                enum E {}
            ),
            "`#[dependency]` stands on a function or a struct",
        ),
        (
            none.clone(),
            quote!(
                fn f<T>() {}
            ),
            "a dependency cannot be generic: nothing would choose its types, write one for each",
        ),
        (
            none.clone(),
            quote!(
                struct Page<T> {
                    n: T,
                }
            ),
            "a dependency cannot be generic: nothing would choose its types, write one for each",
        ),
        (
            none.clone(),
            quote!(
                fn f(self) {}
            ),
            "a dependency is a free function: take what it needs as arguments, not as `self`",
        ),
        (
            none.clone(),
            quote!(
                struct Page(u8);
            ),
            "the fields of a dependency are named: their names are the arguments' names",
        ),
        (
            none.clone(),
            quote!(
                fn f(#[fixed] name: &str) {}
            ),
            "a fixed argument lasts as long as the program: write `&'static`",
        ),
        (
            none.clone(),
            quote!(
                fn f(#[fixed = 1] name: u8) {}
            ),
            "`#[fixed]` takes no keys: its value is given where the dependency is named",
        ),
        (
            none.clone(),
            quote!(
                struct Page {
                    #[fixed]
                    size: u8,
                }
            ),
            "a dependency struct has no fixed fields: write a `#[dependency]` function",
        ),
        (
            none,
            quote!(
                struct Page {
                    name: &str,
                }
            ),
            "an argument owns what it is made of: write an owned type, such as `String` for `&str`",
        ),
    ];
    for (keys, item, message) in cases {
        assert_eq!(messages(dependency::expand(keys, item.clone())), [message], "{item}");
    }
}
