//! What an operation says of its answer's fields, and a union of its members', is true; the keys of maps are ones that
//! JSON can write.

use ferrapi_openapi::fragment::{Family, FieldSpec, ReplySpec, TypeSpec};

use crate::proof::message::{Message, same};

/// Proves that a name of `include(…)` or `exclude(…)` is a field of the answer's model. Of an answer whose fields are
/// not known (a union, a flattened model) nothing is said.
#[track_caller]
pub const fn prove_field(reply: ReplySpec, name: &str, type_name: &str) {
    let fields = reply.fields;
    let mut at = 0;
    while at < fields.len() {
        if fields[at].flatten || same(fields[at].ident, name) || same(fields[at].output, name) {
            return;
        }
        at += 1;
    }
    if !fields.is_empty() {
        let message = Message::new().add("`").add(name).add("` is no field of `").add(type_name);
        list(message.add("`, which has "), fields).fail()
    }
}

/// ``a``, ``b`` and ``c``.
const fn list(mut message: Message, fields: &[FieldSpec]) -> Message {
    let mut at = 0;
    while at < fields.len() {
        message = match at {
            0 => message,
            _ if at + 1 == fields.len() => message.add(" and "),
            _ => message.add(", "),
        };
        message = message.add("`").add(fields[at].ident).add("`");
        at += 1;
    }
    message
}

/// Proves that a member of a union has the field that tells the members apart. Of a member whose fields are not known
/// nothing is said.
#[track_caller]
pub const fn prove_discriminator(fields: &[FieldSpec], tag: &str, member: &str) {
    let mut at = 0;
    while at < fields.len() {
        if fields[at].flatten {
            return;
        }
        if same(fields[at].name, tag) {
            return prove_tag(fields[at].type_, tag, member);
        }
        at += 1;
    }
    if !fields.is_empty() {
        Message::new()
            .add("`")
            .add(member)
            .add("` has no field `")
            .add(tag)
            .add("`, by which the members are told apart: add one, a `#[model(literal)]` enum with the values of this member")
            .fail()
    }
}

/// A type that may have any value tells nothing apart.
#[track_caller]
const fn prove_tag(type_: Option<TypeSpec>, tag: &str, member: &str) {
    let Some(TypeSpec { family, .. }) = type_ else { return };
    if !matches!(family, Family::Other) {
        Message::new()
            .add("the field `")
            .add(tag)
            .add("` of `")
            .add(member)
            .add("` may have any value, so that it tells no members apart: make it a `#[model(literal)]` enum with the values of this member")
            .fail()
    }
}

/// Proves that the fields of a type can stand among those of another one.
#[track_caller]
pub const fn prove_flattened(family: Option<Family>, name: &str) {
    let Some(family) = family else { return };
    if !matches!(family, Family::Map | Family::Other) {
        Message::new()
            .add("`")
            .add(name)
            .add("` has no fields or keys that could stand among the others: a `#[model]` struct has, and a map such as ")
            .add("`serde_json::Map<String, serde_json::Value>`, which is what `extra` takes")
            .fail()
    }
}

/// Proves that an answer of which parts are left out has parts.
#[track_caller]
pub const fn prove_shaped(reply: ReplySpec, type_name: &str) {
    if let Some(content) = reply.content
        && is_text(content.media_type)
    {
        Message::new()
            .add("`")
            .add(type_name)
            .add("` is no JSON, so that no part of it can be left out: remove `response(…)`, or return a `#[model]`")
            .fail()
    }
}

const fn is_text(media_type: &str) -> bool {
    matches!(media_type.as_bytes(), [b't', b'e', b'x', b't', b'/', ..])
}

/// Proves that the keys of all maps in a type are ones that JSON can write.
#[track_caller]
pub const fn prove_keys(type_: TypeSpec, type_name: &str) {
    if !type_.keyed {
        Message::new()
            .add("`")
            .add(type_name)
            .add("` has a map whose keys JSON cannot write: a key is text, a number, `bool` or an enum without data; ")
            .add("use a list of pairs (`Vec<(K, V)>`) for other keys")
            .fail()
    }
}
