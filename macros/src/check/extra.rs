//! `#[model(extra = "…")]`: what happens to keys that are no field.
//!
//! In: the option and the form. Out: whether serde must be told to refuse them; the tables are told here.

use syn::LitStr;

use crate::diag::{Faults, nearest};
use crate::model::schema::{Content, Form, Table};

const PLACE: &str = "unknown keys need a place: add a field `#[field(extra)] rest: serde_json::Map<String, serde_json::Value>`";

/// Checks the option. `forbids`: serde refuses unknown keys already.
pub(crate) fn check(form: &mut Form, extra: &LitStr, forbids: bool, faults: &mut Faults) -> bool {
    let mut tables: Vec<&mut Table> = match form {
        Form::Struct(table) => vec![table],
        Form::Union(union) => {
            let contents = union.variants.iter_mut().map(|variant| &mut variant.content);
            contents
                .filter_map(|content| match content {
                    Content::Struct(table) => Some(table),
                    _ => None,
                })
                .collect()
        }
        Form::Newtype(_) | Form::Choice(_) | Form::Proxy(_) => Vec::new(),
    };
    if tables.is_empty() {
        faults.over(extra, "this type has no named fields, so no key can be unknown: remove `extra`");
        return false;
    }
    match extra.value().as_str() {
        "forbid" => {
            tables.iter_mut().for_each(|table| table.forbid_unknown = true);
            return !forbids;
        }
        "allow" if forbids => {
            faults.over(extra, "`deny_unknown_fields` says the opposite: remove one of them")
        }
        "allow" if !tables.iter().all(|table| table.fields.iter().any(|field| field.flatten)) => {
            faults.over(extra, PLACE);
        }
        "ignore" if forbids => {
            faults.over(extra, "`deny_unknown_fields` says the opposite: remove one of them")
        }
        "allow" | "ignore" => {}
        other => {
            let message = match nearest(other, &["forbid", "allow", "ignore"]) {
                Some(meant) => format!("unknown word `{other}`, did you mean `{meant}`?"),
                None => format!("`extra` is \"forbid\", \"allow\" or \"ignore\", not {other:?}"),
            };
            faults.over(extra, message);
        }
    }
    false
}
