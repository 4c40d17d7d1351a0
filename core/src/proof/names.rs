//! One wire name is one argument; a status without a body has an answer without one; a parameter can be read from text.

use ferrapi_openapi::fragment::{ArgumentSpec, Arity, FieldSpec, Origin, RouteSpec, Source};

use crate::proof::message::{Message, same};

/// Proves that no two arguments of one function or struct read the same name from the same place.
#[track_caller]
pub const fn prove_names(owner: &str, arguments: &[ArgumentSpec]) {
    let mut second = 0;
    while second < arguments.len() {
        let mut first = 0;
        while first < second {
            if same_place(&arguments[first], &arguments[second])
                && same(arguments[first].name, arguments[second].name)
            {
                taken_twice(owner, &arguments[first], &arguments[second]);
            }
            first += 1;
        }
        second += 1;
    }
}

const fn same_place(a: &ArgumentSpec, b: &ArgumentSpec) -> bool {
    matches!(
        (a.origin.source, b.origin.source),
        (Source::Path, Source::Path)
            | (Source::Query | Source::PathOrQuery, Source::Query | Source::PathOrQuery)
            | (Source::Header, Source::Header)
            | (Source::Cookie, Source::Cookie)
            | (Source::Body, Source::Body)
            | (Source::Form | Source::File, Source::Form | Source::File)
    ) && !spreads(a)
        && !spreads(b)
}

const fn spreads(argument: &ArgumentSpec) -> bool {
    match (argument.origin.source, argument.origin.type_) {
        (Source::Body, _) | (_, None) => false,
        (_, Some(type_)) => matches!(type_.arity, Arity::Spread),
    }
}

const fn place(origin: Origin) -> &'static str {
    match origin.source {
        Source::Path => "path variable",
        Source::Query | Source::PathOrQuery => "query parameter",
        Source::Header => "header",
        Source::Cookie => "cookie",
        Source::Form => "form field",
        Source::File => "file",
        _ => "body part",
    }
}

#[track_caller]
const fn taken_twice(owner: &str, first: &ArgumentSpec, second: &ArgumentSpec) -> ! {
    Message::new()
        .add("`")
        .add(owner)
        .add("` reads the ")
        .add(place(first.origin))
        .add(" `")
        .add(first.name)
        .add("` twice, as `")
        .add(first.ident)
        .add("` and as `")
        .add(second.ident)
        .add("`: give one another `alias`, or take one out")
        .fail()
}

/// Proves that a route whose status never has a body does not answer with one.
#[track_caller]
pub const fn prove_body(route: &RouteSpec) {
    if matches!(route.status, 100..=199 | 204 | 205 | 304) && route.reply.body {
        Message::new()
            .add("a response with this status has no body, but `")
            .add(route.name)
            .add("` returns one: return `()` (or `Result<(), E>`), or choose another `status`")
            .fail()
    }
}

/// Proves that a variable of the path can be read from its text.
#[track_caller]
pub const fn prove_variable(origin: Origin, type_name: &str) {
    prove_parameter(origin, type_name, &[]);
}

/// Proves that an argument of the query, a header, a cookie or a form can be read from text: each of its fields, if it
/// is a model.
#[track_caller]
pub const fn prove_parameter(origin: Origin, type_name: &str, fields: &[FieldSpec]) {
    let Some(type_) = origin.type_ else { return };
    if is_refused(origin.source, type_.arity) {
        refuse(origin, Message::new().add("`").add(type_name))
    }
    if !matches!(type_.arity, Arity::Spread) {
        return;
    }
    let mut at = 0;
    while at < fields.len() {
        let field = &fields[at];
        if let Some(type_) = field.type_
            && field.read
            && !field.flatten
            && (is_refused(origin.source, type_.arity) || matches!(type_.arity, Arity::Spread))
        {
            refuse(origin, Message::new().add("the field `").add(field.ident).add("` of `").add(type_name));
        }
        at += 1;
    }
}

const fn is_refused(source: Source, arity: Arity) -> bool {
    match (source, arity) {
        (Source::Path, Arity::One) => false,
        (Source::Path, _) | (Source::Cookie, Arity::Many) => true,
        (_, arity) => matches!(arity, Arity::None),
    }
}

/// `message` names what cannot be read, up to its closing backtick.
#[track_caller]
const fn refuse(origin: Origin, message: Message) -> ! {
    {
        let message = message.add("` cannot be read as a ").add(place(origin));
        match origin.source {
            Source::Path => message.add(": use a number, `bool`, `String`, `char` or an enum without data"),
            Source::Cookie => {
                message.add(": use a scalar, an `Option` of one, or a `#[model]` struct of those")
            }
            _ => message.add(
                ": use a scalar, an `Option` or list of scalars, or a `#[model]` struct of those; a map or a \
                              nested model belongs in the `#[body]`",
            ),
        }
        .fail()
    }
}
