//! STAND-IN until the validate branch is merged.
use crate::data::Data;
use crate::error::{Issue, Loc};
use ferrapi_openapi::fragment::{Fault, Rules, Shape};
use serde_json::Value;

pub enum Malformed {
    Syntax { message: &'static str, offset: usize },
    Undecodable,
}
pub fn accepts<T: Data>(value: &T, rules: &Rules) -> bool {
    value.meets(rules) && value.conforms()
}
pub(crate) fn walk(
    input: Value,
    _: &'static Shape,
    _: &'static Rules,
    _: bool,
    _: &mut Vec<Loc>,
    _: &mut Vec<Issue>,
) -> Option<Value> {
    Some(input)
}
pub(crate) fn finish<T: Data>(coerced: Value, loc: &[Loc], issues: &mut Vec<Issue>) -> Option<T> {
    serde_json::from_value(coerced.clone())
        .map_err(|e| {
            issues.push(Issue {
                loc: loc.to_vec(),
                fault: Fault { kind: "value_error", message: e.to_string().into(), context: None },
                input: coerced,
            })
        })
        .ok()
}
pub(crate) fn decode_json(body: &[u8]) -> Result<Value, Malformed> {
    serde_json::from_slice(body).map_err(|_| Malformed::Syntax { message: "Expecting value", offset: 0 })
}
pub(crate) fn issue_malformed(_: Malformed) -> Issue {
    missing(vec![], Value::Null)
}
pub(crate) fn missing(loc: Vec<Loc>, input: Value) -> Issue {
    Issue { loc, fault: Fault { kind: "missing", message: "Field required".into(), context: None }, input }
}
pub(crate) fn render(issues: &[Issue]) -> Vec<u8> {
    format!("{issues:?}").into_bytes()
}
