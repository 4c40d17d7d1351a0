//! Small changes that make a value nearly fit: a wrong type, another spelling, one key or item more or less, a step over a
//! bound.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use crate::values::{NAMES, anything};

/// One change, and where.
#[derive(Clone, Debug)]
pub(crate) struct Mutation {
    node: Index,
    part: Index,
    change: Change,
}

#[derive(Clone, Debug)]
enum Change {
    /// Something else stands there.
    Replace(Value),
    /// The same in another type: `5` as `"5"`, `5.0` or `[5]`, `true` as `"yes"`.
    Respell(Index),
    /// A number or a length moves.
    Nudge(i8),
    /// A key or an item goes.
    Remove,
    /// A key or an item comes.
    Add(&'static str, Value),
    /// A key is called otherwise.
    Rename(&'static str),
    /// An item comes twice, or a key once more under another name.
    Repeat(&'static str),
}

pub(crate) fn mutation() -> impl Strategy<Value = Mutation> {
    let name = || select(NAMES);
    let change = prop_oneof![
        2 => anything().prop_map(Change::Replace),
        4 => any::<Index>().prop_map(Change::Respell),
        3 => select(&[-4i8, -2, -1, 1, 2, 4]).prop_map(Change::Nudge),
        2 => Just(Change::Remove),
        2 => (name(), anything()).prop_map(|(name, value)| Change::Add(name, value)),
        1 => name().prop_map(Change::Rename),
        1 => name().prop_map(Change::Repeat),
    ];
    (any::<Index>(), any::<Index>(), change).prop_map(|(node, part, change)| Mutation { node, part, change })
}

impl Mutation {
    pub(crate) fn apply(&self, value: &mut Value) {
        let at = self.node.index(count(value));
        let Some(node) = nth(value, &mut { at }) else { return };
        match (&self.change, &mut *node) {
            (Change::Replace(other), _) => *node = other.clone(),
            (Change::Respell(index), _) => {
                let spellings = spellings(node);
                *node = spellings[index.index(spellings.len())].clone();
            }
            (Change::Nudge(by), Value::Number(number)) => {
                *node = match number.as_i64() {
                    Some(whole) => json!(whole.saturating_add((*by).into())),
                    None => json!(number.as_f64().unwrap_or_default() + f64::from(*by) / 4.0),
                };
            }
            (Change::Nudge(by), Value::String(text)) => match *by > 0 {
                true => text.push_str(&"x".repeat(by.unsigned_abs().into())),
                false => drop(text.pop()),
            },
            (Change::Remove, Value::Array(items)) if !items.is_empty() => {
                items.remove(self.part.index(items.len()));
            }
            (Change::Remove, Value::Object(object)) if !object.is_empty() => {
                let key = self.key(object);
                object.remove(&key);
            }
            (Change::Add(_, other), Value::Array(items)) => items.push(other.clone()),
            (Change::Add(name, other), Value::Object(object)) => {
                object.insert((*name).to_owned(), other.clone());
            }
            (Change::Rename(name), Value::Object(object)) if !object.is_empty() => {
                let key = self.key(object);
                let value = object.remove(&key).unwrap_or_default();
                object.insert((*name).to_owned(), value);
            }
            (Change::Repeat(_), Value::Array(items)) if !items.is_empty() => {
                items.push(items[self.part.index(items.len())].clone());
            }
            (Change::Repeat(name), Value::Object(object)) if !object.is_empty() => {
                let value = object[&self.key(object)].clone();
                object.insert((*name).to_owned(), value);
            }
            // There is nothing of that kind to change.
            _ => *node = Value::Null,
        }
    }

    fn key(&self, object: &Map<String, Value>) -> String {
        object.keys().nth(self.part.index(object.len())).cloned().unwrap_or_default()
    }
}

fn spellings(value: &Value) -> Vec<Value> {
    let mut all = vec![json!([value]), Value::String(value.to_string())];
    match value {
        Value::Bool(true) => all.extend([json!(1), json!("yes"), json!(1.0), json!("TRUE")]),
        Value::Bool(false) => all.extend([json!(0), json!("off"), json!(-0.0)]),
        Value::Number(number) => {
            let float = number.as_f64().unwrap_or_default();
            all.extend([
                json!(float),
                json!(format!(" {number} ")),
                json!(format!("{number}.0")),
                json!(float != 0.0),
            ]);
        }
        Value::String(text) => {
            all.extend([json!(text.to_uppercase()), json!(format!(" {text}")), json!(format!("{text}Z"))]);
            all.extend(serde_json::from_str::<Value>(text).ok());
        }
        Value::Array(items) => all.extend(items.first().cloned()),
        Value::Object(object) => {
            all.push(object.values().cloned().collect());
            all.extend(object.values().next().cloned());
        }
        Value::Null => all.extend([json!(""), json!(0), json!("null")]),
    }
    all
}

/// How many values there are in a value, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(object) => object.values().map(count).sum(),
        _ => 0,
    }
}

/// The value of this number, counted down from outside.
fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(object) => object.values_mut().find_map(|value| nth(value, left)),
        _ => None,
    }
}
