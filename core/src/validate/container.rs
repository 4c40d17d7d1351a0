//! Lists, sets, tuples and maps.

use std::borrow::Cow;
use std::collections::HashSet;

use ferrapi_openapi::fragment::{Fault, Rules, Shape};
use serde_json::{Map, Value};

use super::fault;
use super::walk::{Exactness, Walker, key, name};
use crate::data::limits::{self, Limit};
use crate::error::Loc;

impl Walker<'_> {
    /// A list. Too many items are the only issue then; too few are one only when all items are valid.
    pub(super) fn list<'v>(
        &mut self,
        input: &'v Value,
        item: &'static Shape,
        rules: &Rules,
        strict: bool,
    ) -> Option<Cow<'v, Value>> {
        let Value::Array(items) = input else { return self.report(fault::LIST_TYPE, input) };
        if let Some(most) = rules.max_items.filter(|most| items.len() > *most) {
            return self.report(fault::too_long("List", most, Some(items.len())), input);
        }
        let coerced = match self.items(items, item, strict)? {
            Some(items) => Cow::Owned(Value::Array(items)),
            None => Cow::Borrowed(input),
        };
        match recheck(&coerced, rules, "List") {
            Some(fault) => self.report(fault, input),
            None => Some(coerced),
        }
    }

    /// What the items come to; `Some(None)` if all stay as they are.
    fn items(&mut self, items: &[Value], item: &'static Shape, strict: bool) -> Option<Option<Vec<Value>>> {
        let mut valid = true;
        let mut coerced: Option<Vec<Value>> = None;
        for (index, value) in items.iter().enumerate() {
            if self.is_full() {
                return None;
            }
            let value = self.at(Loc::Index(index), |walker| walker.value(value, item, &Rules::NONE, strict));
            match (value, &mut coerced) {
                (None, _) => valid = false,
                (Some(Cow::Borrowed(_)), None) => {}
                (Some(value), coerced) => {
                    let before = || items[..index].to_vec();
                    coerced.get_or_insert_with(before).push(value.into_owned());
                }
            }
        }
        valid.then_some(coerced)
    }

    /// A set: equal items are kept once, and only then counted. As soon as there are too many, that is the only issue.
    pub(super) fn set(
        &mut self,
        input: &Value,
        item: &'static Shape,
        rules: &Rules,
        strict: bool,
    ) -> Option<Cow<'static, Value>> {
        let Value::Array(items) = input else { return self.report(fault::SET_TYPE, input) };
        self.fit.lower(Exactness::Coerced);
        let start = self.issues.len();
        let mut seen = HashSet::with_capacity(items.len());
        let mut coerced = Vec::with_capacity(items.len());
        let mut valid = true;
        for (index, value) in items.iter().enumerate() {
            if self.is_full() {
                return None;
            }
            match self.at(Loc::Index(index), |walker| walker.value(value, item, &Rules::NONE, strict)) {
                Some(value) if !seen.contains(&value) => {
                    coerced.push(value.clone().into_owned());
                    seen.insert(value);
                }
                Some(_) => {}
                None => valid = false,
            }
            if let Some(most) = rules.max_items.filter(|most| coerced.len() > *most) {
                self.issues.truncate(start);
                return self.report(fault::too_long("Set", most, None), input);
            }
        }
        if !valid {
            return None;
        }
        let coerced = Value::Array(coerced);
        match recheck(&coerced, rules, "Set") {
            Some(fault) => self.report(fault, input),
            None => Some(Cow::Owned(coerced)),
        }
    }

    /// A tuple. A position that is missing is an issue of its own.
    pub(super) fn tuple(
        &mut self,
        input: &Value,
        shapes: impl ExactSizeIterator<Item = &'static Shape>,
        strict: bool,
    ) -> Option<Cow<'static, Value>> {
        let Value::Array(items) = input else { return self.report(fault::TUPLE_TYPE, input) };
        self.fit.lower(Exactness::Coerced);
        if items.len() > shapes.len() {
            return self.report(fault::too_long("Tuple", shapes.len(), Some(items.len())), input);
        }
        let mut coerced = Some(Vec::with_capacity(items.len()));
        for (index, shape) in shapes.enumerate() {
            let value = self.at(Loc::Index(index), |walker| match items.get(index) {
                Some(item) => walker.value(item, shape, &Rules::NONE, strict),
                None => walker.report(fault::MISSING, input),
            });
            keep(&mut coerced, value);
        }
        coerced.map(|items| Cow::Owned(Value::Array(items)))
    }

    /// A map: for each key what is wrong with it, then what is wrong with its value.
    pub(super) fn map(
        &mut self,
        input: &Value,
        key_shape: &'static Shape,
        value_shape: &'static Shape,
        rules: &Rules,
        strict: bool,
    ) -> Option<Cow<'static, Value>> {
        let Value::Object(entries) = input else { return self.report(fault::DICT_TYPE, input) };
        let mut coerced = Map::new();
        if !self.entries(entries.iter(), key_shape, value_shape, strict, &mut coerced) {
            return None;
        }
        let coerced = Value::Object(coerced);
        match recheck(&coerced, rules, "Dictionary") {
            Some(fault) => self.report(fault, input),
            None => Some(Cow::Owned(coerced)),
        }
    }

    /// Coerces entries of a map; whether all are valid.
    pub(super) fn entries<'v>(
        &mut self,
        entries: impl Iterator<Item = (&'v String, &'v Value)>,
        key_shape: &'static Shape,
        value_shape: &'static Shape,
        strict: bool,
        coerced: &mut Map<String, Value>,
    ) -> bool {
        let mut valid = true;
        for (text, value) in entries {
            if self.is_full() {
                return false;
            }
            let (text, value) = self.at(key(text), |walker| {
                // A key is always text, so that even a strict map reads it.
                let text = walker.at(name("[key]"), |walker| {
                    let text = Value::from(text.as_str());
                    walker.value(&text, key_shape, &Rules::NONE, false).map(Cow::into_owned)
                });
                (text, walker.value(value, value_shape, &Rules::NONE, strict))
            });
            match (text, value) {
                (Some(Value::String(text)), Some(value)) => _ = coerced.insert(text, value.into_owned()),
                // serde_json reads numbers and booleans back from the text of a key.
                (Some(other), Some(value)) => _ = coerced.insert(other.to_string(), value.into_owned()),
                _ => valid = false,
            }
        }
        valid
    }
}

/// Adds an item, as long as all were valid.
fn keep(items: &mut Option<Vec<Value>>, item: Option<Cow<'_, Value>>) {
    match (item, items.as_mut()) {
        (Some(item), Some(items)) => items.push(item.into_owned()),
        (Some(_), None) => {}
        (None, _) => *items = None,
    }
}

/// The rules on a coerced collection.
pub(super) fn recheck(coerced: &Value, rules: &Rules, field: &'static str) -> Option<Fault> {
    let count = match coerced {
        Value::Array(items) => items.len(),
        Value::Object(entries) => entries.len(),
        _ => return None,
    };
    match limits::items(count, rules) {
        Some(Limit::MinItems) => Some(fault::too_short(field, rules.min_items.unwrap_or_default(), count)),
        Some(_) => Some(fault::too_long(field, rules.max_items.unwrap_or_default(), Some(count))),
        None if rules.unique_items && repeats(coerced) => Some(fault::UNIQUE_ITEMS),
        None => None,
    }
}

fn repeats(coerced: &Value) -> bool {
    let mut seen = HashSet::new();
    coerced.as_array().is_some_and(|items| !items.iter().all(|item| seen.insert(plain(item))))
}

/// The value with its numbers written in one way only: `1.0` is `1`, to JSON Schema as to Python.
fn plain(value: &Value) -> Cow<'_, Value> {
    match value {
        Value::Number(number) => match number.as_f64() {
            // Within these bounds every whole float is an integer of 64 bits, and the other way round.
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 9e15 => {
                Cow::Owned(Value::from(float as i64))
            }
            _ => Cow::Borrowed(value),
        },
        Value::Array(items) => Cow::Owned(items.iter().map(|item| plain(item).into_owned()).collect()),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.clone(), plain(value).into_owned()));
            Cow::Owned(Value::Object(entries.collect()))
        }
        _ => Cow::Borrowed(value),
    }
}
