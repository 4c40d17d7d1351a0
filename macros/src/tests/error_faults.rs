//! Every message about an error enum: the mistake, and the words.

use quote::quote;

use crate::api_error::expand;
use crate::snapshot;

#[test]
fn faults_say_what_to_write() {
    let cases = [
        (quote!(union E { a: u8 }), "a union does not know which error it holds: write an enum"),
        (
            quote!(
                enum E {
                    A,
                }
            ),
            "`A` does not say what it answers with: write `#[error(status = 404, detail = \"…\")]` or \
             `#[error(transparent)]`",
        ),
        (
            quote!(
                struct E;
            ),
            "an error does not say what it answers with: write `#[error(status = 404, detail = \"…\")]` or \
             `#[error(transparent)]`",
        ),
        (
            quote!(
                enum E {
                    #[error(detail = "a")]
                    A,
                }
            ),
            "the status is missing: write `status = 404`",
        ),
        (
            quote!(
                enum E {
                    #[error]
                    A,
                }
            ),
            "the status is missing: write `status = 404`",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 200)]
                    A,
                }
            ),
            "200 is no error's status: write one from 400 to 599",
        ),
        (
            quote!(
                enum E {
                    #[error(status = NOT_FOUND)]
                    A,
                }
            ),
            "`status` takes a number, the document must know it: write `status = 404`",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, detial = "a")]
                    A,
                }
            ),
            "unknown key `detial`, did you mean `detail`?",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, detail = TEXT)]
                    A,
                }
            ),
            "`detail` takes a text literal: write `detail = \"…\"`",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, detail = "no {item_di}")]
                    A { item_id: u8 },
                }
            ),
            "unknown field `item_di`, did you mean `{item_id}`?",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, detail = "no {name}")]
                    A { id: u8, of: u8 },
                }
            ),
            "unknown field `name`, there is `id` and `of`",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, detail = "no {1}")]
                    A(u8),
                }
            ),
            "unknown field `1`, there is `0`",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, detail = "no {}")]
                    A(u8),
                }
            ),
            "`{}` names no field: write `{0}`",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, detail = "no {id}")]
                    A,
                }
            ),
            "`{id}` names no field, there is none: write `{{` for the sign itself",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, detail = "no {id")]
                    A { id: u8 },
                }
            ),
            "`{` is never closed: write `{{` for the sign itself",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, detail = "no } id")]
                    A { id: u8 },
                }
            ),
            "`}` closes nothing: write `}}` for the sign itself",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, headers("a b" = "c"))]
                    A,
                }
            ),
            "\"a b\" is no name of a header field",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, headers("a" = "b\n"))]
                    A,
                }
            ),
            "a header field's value is one line without control characters",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404, headers("a"))]
                    A,
                }
            ),
            "a header field is a name and a value: write `\"retry-after\" = \"60\"`",
        ),
        (
            quote!(
                enum E {
                    #[error(transparent, status = 404)]
                    A(HttpError),
                }
            ),
            "a transparent error answers with what it holds: remove `status`",
        ),
        (
            quote!(
                enum E {
                    #[error(transparent)]
                    A(HttpError, u8),
                }
            ),
            "a transparent error holds exactly one other error: write `Name(HttpError)`",
        ),
        (
            quote!(
                enum E<T> {
                    #[error(transparent)]
                    A(T),
                }
            ),
            "an error with type parameters cannot pass another one on: write the type instead",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404)]
                    A(#[from] B, u8),
                }
            ),
            "`#[from]` makes the error of one value: it must be the only field",
        ),
        (
            quote!(
                enum E {
                    #[error(status = 404)]
                    #[error(status = 405)]
                    A,
                }
            ),
            "`#[error]` is given twice: put all keys into one",
        ),
        (
            quote!(
                #[error(status = 404)]
                enum E {
                    #[error(status = 404)]
                    A,
                }
            ),
            "`#[error]` belongs to each variant: move it there",
        ),
    ];
    for (item, message) in cases {
        assert_eq!(snapshot::messages(expand(item.clone())), [message], "{item}");
    }
}
