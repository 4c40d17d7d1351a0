//! JSON for a type, made from its table: values that fit, and any others.

use ferrapi::__private::{Bound, Content, FieldSpec, ModelSpec, Plain, Rules, Shape, Tagging, UnionSpec};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;
use serde_json::{Map, Number, Value, json};

use crate::samples;

/// How deep values nest, apart from what a type needs to be a value at all.
pub(crate) const DEPTH: u32 = 3;

/// Values that fit the table, nearly all of them: items of a set may repeat, checks of a user's own may fail.
pub(crate) fn fitting(shape: &'static Shape, rules: Rules, depth: u32) -> BoxedStrategy<Value> {
    let below = depth.saturating_sub(1);
    match *shape {
        Shape::Bool => any::<bool>().prop_map(Value::from).boxed(),
        Shape::Integer { min, max } => integers(min, max, rules),
        Shape::Float { .. } => floats(rules),
        Shape::Text => texts(rules),
        Shape::Char => select(CHARACTERS).prop_map(|c| c.to_string().into()).boxed(),
        Shape::Choice(spec) => {
            let values = spec.values.iter().flat_map(|value| {
                let first = match value.value {
                    Plain::Text(text) => json!(text),
                    Plain::Integer(number) => json!(number),
                };
                std::iter::once(first).chain(value.aliases.iter().map(|alias| json!(alias)))
            });
            select(values.collect::<Vec<_>>()).boxed()
        }
        Shape::Scalar(spec) => samples::of(spec.name, rules),
        Shape::Any | Shape::Opaque => anything(),
        // Not even a strategy for items: it would hold one for their own items, and so on.
        Shape::List { .. } if *counts(rules, depth).end() == 0 => Just(json!([])).boxed(),
        Shape::List { item, .. } => {
            let count = counts(rules, depth);
            vec(fitting(item(), Rules::NONE, below), count).prop_map(Value::Array).boxed()
        }
        Shape::Tuple(items) => {
            let items: Vec<_> = items.iter().map(|item| fitting(item(), Rules::NONE, below)).collect();
            items.prop_map(Value::Array).boxed()
        }
        Shape::Map { .. } if *counts(rules, depth).end() == 0 => Just(json!({})).boxed(),
        Shape::Map { key, value } => {
            let entries = (keys(key()), fitting(value(), Rules::NONE, below));
            vec(entries, counts(rules, depth))
                .prop_map(|all| Value::Object(all.into_iter().collect()))
                .boxed()
        }
        Shape::Optional(_) if depth == 0 => Just(Value::Null).boxed(),
        Shape::Optional(inner) => {
            prop_oneof![1 => Just(Value::Null), 3 => fitting(inner(), rules, below)].boxed()
        }
        Shape::Newtype(spec) => fitting((spec.inner.shape)(), both(*spec.rules, rules), depth),
        Shape::Model(spec) => objects(spec, depth).prop_map(Value::Object).boxed(),
        Shape::Union(spec) => members(spec, depth),
    }
}

/// Any JSON, of the words and numbers at which readers disagree.
pub(crate) fn anything() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        4 => select(edges()),
        1 => any::<i64>().prop_map(Value::from),
        1 => (-1e6..1e6f64).prop_map(Value::from),
        1 => "[ -~]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Array),
            vec((select(NAMES).prop_map(str::to_owned), inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
    .boxed()
}

/// Keys that fields, tags and maps of the family have, and some that nothing has.
pub(crate) const NAMES: &[&str] = &[
    "", "0", "1", "01", "+1", "-2", "1.0", " 1", "true", "a", "b", "c", "from", "in", "kind", "name", "one",
    "out", "t", "to", "x", "y", "zz",
];

const CHARACTERS: &[char] =
    &['a', 'b', 'z', 'A', '0', '9', ' ', '_', '-', '.', '"', '\\', '\0', '\n', 'é', 'ß', '٣', '😀'];

/// Values that are worth a try everywhere.
fn edges() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "a",
        "1",
        "-1",
        "01",
        "+5",
        " 7 ",
        "1.0",
        "1.5",
        "1e3",
        "1_000",
        "0x10",
        "true",
        "yes",
        "off",
        "null",
        "NaN",
        "inf",
        "2024-02-29",
        "2024-01-01T00:00:00",
        "12:30",
        "PT1H",
        "red",
        "one",
        "cat",
        "😀",
        "\0",
    ];
    let numbers = [
        "0",
        "-0.0",
        "1",
        "-1",
        "2",
        "3",
        "127",
        "128",
        "-128",
        "-129",
        "255",
        "256",
        "32767",
        "65536",
        "4294967296",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "1e17",
        "1e30",
        "-1e300",
        "3.5e38",
        "0.5",
        "1.0",
        "2.5",
        "1e-9",
    ];
    let texts = texts.into_iter().map(Value::from);
    let numbers = numbers.into_iter().map(|number| serde_json::from_str(number).expect("a number"));
    let others = [json!(null), json!(true), json!(false), json!([]), json!({})];
    texts.chain(numbers).chain(others).collect()
}

fn whole(bound: Option<Bound>, round: fn(f64) -> f64) -> Option<i128> {
    match bound? {
        Bound::Int(bound) => Some(bound),
        Bound::Float(bound) => Some(round(bound) as i128),
        Bound::Text(_) => None,
    }
}

fn float(bound: Option<Bound>) -> Option<f64> {
    match bound? {
        Bound::Int(bound) => Some(bound as f64),
        Bound::Float(bound) => Some(bound),
        Bound::Text(_) => None,
    }
}

/// Integers between all bounds and within the 64 bits that JSON values hold.
fn integers(min: i128, max: i128, rules: Rules) -> BoxedStrategy<Value> {
    let least = [
        Some(min.max(i64::MIN.into())),
        whole(rules.ge, f64::ceil),
        whole(rules.gt, f64::floor).map(|bound| bound + 1),
    ];
    let most = [
        Some(max.min(u64::MAX.into())),
        whole(rules.le, f64::floor),
        whole(rules.lt, f64::ceil).map(|bound| bound - 1),
    ];
    let least = least.into_iter().flatten().max().unwrap_or_default();
    let most = most.into_iter().flatten().min().unwrap_or_default().max(least);
    let step = whole(rules.multiple_of, f64::round).unwrap_or(1).max(1);
    let small = (-3i128).clamp(least, most)..=12i128.clamp(least, most);
    prop_oneof![3 => small, 1 => least..=most, 1 => Just(least), 1 => Just(most)]
        .prop_map(move |value| {
            let multiple = value - value.rem_euclid(step);
            let multiple = if multiple < least { multiple + step } else { multiple };
            Number::from_i128(multiple).map_or(Value::Null, Value::Number)
        })
        .boxed()
}

fn floats(rules: Rules) -> BoxedStrategy<Value> {
    let least = float(rules.ge).or(float(rules.gt).map(|bound| bound + 1e-3)).unwrap_or(-1e6);
    let most = float(rules.le).or(float(rules.lt).map(|bound| bound - 1e-3)).unwrap_or(1e6).max(least);
    let step = float(rules.multiple_of);
    let free = rules.ge.is_none()
        && rules.gt.is_none()
        && rules.le.is_none()
        && rules.lt.is_none()
        && step.is_none();
    let edges: &[f64] = if free { &[0.0, -0.0, 1e-300, -1e-9, 0.1, 3e38, -3e38, 1e17] } else { &[] };
    let edges = if edges.is_empty() { vec![least, most] } else { edges.to_vec() };
    let values = prop_oneof![2 => least..=most, 1 => select(edges), 1 => (least..=most).prop_map(f64::round)];
    let within = move |value: f64| value.clamp(least, most.max(3e38 * f64::from(u8::from(free))));
    (values, any::<bool>())
        .prop_map(move |(value, written_whole)| {
            let value = step.map_or(value, |step| (value / step).round() * step);
            let value = if free { value } else { within(value) };
            if written_whole && value.fract() == 0.0 && value.abs() < 1e15 {
                json!(value as i64)
            } else {
                json!(value)
            }
        })
        .boxed()
}

pub(crate) fn texts(rules: Rules) -> BoxedStrategy<Value> {
    if let Some(pattern) = rules.pattern {
        // The generator writes whole matches, and knows no anchors.
        let bare = pattern.text.trim_start_matches('^').trim_end_matches('$');
        return string_regex(bare).expect("a pattern that can be written").prop_map(Value::from).boxed();
    }
    let least = rules.min_length.unwrap_or(0);
    let most = rules.max_length.unwrap_or(least + 5).max(least);
    vec(select(CHARACTERS), least..=most)
        .prop_map(|characters| characters.into_iter().collect::<String>().into())
        .boxed()
}

fn counts(rules: Rules, depth: u32) -> std::ops::RangeInclusive<usize> {
    let least = rules.min_items.unwrap_or(0);
    let most = if depth == 0 { least } else { rules.max_items.unwrap_or(least + 3).clamp(least, least + 3) };
    least..=most
}

/// Texts that a map with such keys reads.
fn keys(shape: &'static Shape) -> BoxedStrategy<String> {
    // Another name of a choice would be a second key for the same value.
    if let Shape::Choice(spec) = shape
        && let Some(names) = spec.values.iter().map(|value| text(value.value)).collect::<Option<Vec<_>>>()
    {
        return select(names).prop_map(str::to_owned).boxed();
    }
    fitting(shape, Rules::NONE, 0)
        .prop_map(|key| key.as_str().map_or_else(|| key.to_string(), str::to_owned))
        .boxed()
}

fn text(value: Plain) -> Option<&'static str> {
    match value {
        Plain::Text(text) => Some(text),
        Plain::Integer(_) => None,
    }
}

/// The outer rules where there are some, otherwise the inner ones.
fn both(inner: Rules, outer: Rules) -> Rules {
    Rules {
        ge: outer.ge.or(inner.ge),
        gt: outer.gt.or(inner.gt),
        le: outer.le.or(inner.le),
        lt: outer.lt.or(inner.lt),
        multiple_of: outer.multiple_of.or(inner.multiple_of),
        min_length: outer.min_length.or(inner.min_length),
        max_length: outer.max_length.or(inner.max_length),
        pattern: outer.pattern.or(inner.pattern),
        min_items: outer.min_items.or(inner.min_items),
        max_items: outer.max_items.or(inner.max_items),
        ..inner
    }
}

/// Objects with all fields that must be there, and some of the others.
fn objects(spec: &'static ModelSpec, depth: u32) -> BoxedStrategy<Map<String, Value>> {
    let fields = spec.fields.iter().filter(|field| field.read);
    let fields: Vec<_> = fields.map(|field| entries(field, spec.default, depth)).collect();
    fields.prop_map(|all| all.into_iter().flatten().collect()).boxed()
}

fn entries(field: &'static FieldSpec, defaults: bool, depth: u32) -> BoxedStrategy<Map<String, Value>> {
    let value = match field.type_ {
        Some(type_) => fitting((type_.shape)(), *field.rules, depth.saturating_sub(1)),
        None => anything(),
    };
    if field.flatten {
        return value.prop_map(|value| value.as_object().cloned().unwrap_or_default()).boxed();
    }
    let names: Vec<_> = std::iter::once(field.name).chain(field.aliases.iter().copied()).collect();
    let named = (select(names), value).prop_map(|(name, value)| Map::from_iter([(name.to_owned(), value)]));
    match field.required && !defaults {
        true => named.boxed(),
        false => prop_oneof![2 => named, 1 => Just(Map::new())].boxed(),
    }
}

fn members(spec: &'static UnionSpec, depth: u32) -> BoxedStrategy<Value> {
    let variants = if depth == 0 { &spec.variants[..1] } else { spec.variants };
    let variants = variants.iter().map(|variant| {
        let content = match &variant.content {
            Content::Unit => Just(Value::Null).boxed(),
            Content::Newtype { type_, rules } => fitting((type_.shape)(), **rules, depth.saturating_sub(1)),
            Content::Tuple(items, _) => {
                let items = items.iter().map(|item| fitting(item(), Rules::NONE, depth.saturating_sub(1)));
                items.collect::<Vec<_>>().prop_map(Value::Array).boxed()
            }
            Content::Struct(spec) => objects(spec, depth.saturating_sub(1)).prop_map(Value::Object).boxed(),
        };
        let unit = matches!(variant.content, Content::Unit);
        let names: Vec<_> = std::iter::once(variant.name).chain(variant.aliases.iter().copied()).collect();
        let tagging = spec.tagging;
        (select(names), content).prop_map(move |(name, content)| tagged(tagging, name, unit, content)).boxed()
    });
    proptest::strategy::Union::new(variants).boxed()
}

fn tagged(tagging: Tagging, name: &str, unit: bool, content: Value) -> Value {
    match tagging {
        Tagging::External if unit => name.into(),
        Tagging::External => json!({ name: content }),
        Tagging::Internal { tag } => {
            let mut object = Map::from_iter([(tag.to_owned(), name.into())]);
            object.extend(content.as_object().cloned().unwrap_or_default());
            Value::Object(object)
        }
        Tagging::Adjacent { tag, .. } if unit => json!({ tag: name }),
        Tagging::Adjacent { tag, content: key } => json!({ tag: name, key: content }),
        Tagging::Discriminator { .. } | Tagging::Untagged => content,
    }
}
