//! What is said of options that cannot be read, or that nobody knows.

use super::*;
use quote::quote;

/// Reads a flag, a text, a value and a list, and gives the messages.
fn messages(tokens: TokenStream) -> Vec<String> {
    let mut faults = Faults::new();
    let mut options = Options::parse(tokens, &mut faults);
    options.flag("deprecated", &mut faults);
    options.text("title", &mut faults);
    options.literal("alias", &mut faults);
    options.expr("status", "status = 201", &mut faults);
    options.list("tags", "tags(\"items\")", &mut faults);
    options.finish("#[get]", &mut faults);
    match faults.finish() {
        Ok(()) => Vec::new(),
        Err(error) => error.into_iter().map(|error| error.to_string()).collect(),
    }
}

#[test]
fn right_options_have_no_fault() {
    let none: [&str; 0] = [];
    assert_eq!(messages(quote!()), none);
    assert_eq!(messages(quote!(deprecated, title = "T", alias = "a", status = 201, tags("a", "b"),)), none);
    assert_eq!(messages(quote!(deprecated = false, title = include_str!("title.txt"))), none);
}

#[test]
fn faults_say_what_to_write() {
    let cases = [
        (quote!(tags), "`tags` takes a list: write `tags(\"items\")`"),
        (quote!(tags = "x"), "`tags` takes a list: write `tags(\"items\")`"),
        (quote!(status), "`status` takes a value: write `status = 201`"),
        (quote!(title = 5), "`title` takes text: write `title = \"…\"`"),
        (quote!(alias = ALIAS), "`alias` takes a text literal: write `alias = \"…\"`"),
        (quote!(deprecated = 1), "`deprecated` is a flag: write `deprecated` or `deprecated = false`"),
        (quote!(deprecated, deprecated), "`deprecated` is given twice"),
        (quote!(titel = "x"), "unknown key `titel`, did you mean `title`?"),
        (
            quote!(colour = "x"),
            "unknown key `colour`, `#[get]` takes `deprecated`, `title`, `alias`, `status` and `tags`",
        ),
        (quote!(title "x"), "expected `,` after `title`"),
        (quote!(title =), "`title` has no value after `=`"),
        (quote!("title"), "a text needs its key before it: write `key = \"title\"`"),
        (quote!(status = 5s), "`status` takes a plain number: write `status = 5`"),
        (
            quote!(tags = {"a": "b"}),
            "`tags` cannot have a `{…}` of Python or JSON as its value: write it in Rust",
        ),
    ];
    for (tokens, message) in cases {
        assert_eq!(messages(tokens.clone()), [message], "{tokens}");
    }
}

#[test]
fn reading_goes_on_after_a_fault() {
    assert_eq!(
        messages(quote!(title = , 5, staus = 3)),
        [
            "`title` has no value after `=`",
            "expected a key such as `key = value`",
            "unknown key `staus`, did you mean `status`?"
        ]
    );
}
