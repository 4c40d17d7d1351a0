//! Structs of all kinds.

use std::collections::{BTreeMap, BTreeSet};

use ferrapi::prelude::*;
use serde_json::Value;

use super::subjects;

/// Every constraint.
#[model]
struct Constrained {
    #[field(min_length = 2, max_length = 4)]
    name: String,
    #[field(gt = 0, le = 10)]
    price: f64,
    #[field(ge = 10, lt = 20, multiple_of = 5)]
    count: u32,
    #[field(pattern = "^[a-z]+$", default = "abc")]
    code: String,
    #[field(default, min_items = 1, max_items = 2)]
    tags: Vec<String>,
    #[field(default, max_items = 1)]
    notes: BTreeMap<String, u8>,
    #[field(min_length = 2)]
    nick: Option<String>,
}

#[model]
struct Defaults {
    #[field(default = 3)]
    three: u8,
    #[field(default)]
    zero: u8,
    note: Option<String>,
    #[field(required)]
    must: Option<u8>,
    #[serde(default)]
    list: Vec<u8>,
}

#[model]
#[serde(default)]
#[derive(Default)]
struct AllDefaults {
    a: u8,
    b: String,
}

#[model]
struct Inner {
    #[field(ge = 1)]
    id: u32,
}

#[model]
struct Outer {
    inner: Inner,
    maybe: Option<Inner>,
    many: Vec<Inner>,
    by_name: BTreeMap<String, Inner>,
    pair: (Inner, u8),
}

#[model]
struct Tree {
    value: u8,
    #[field(default)]
    children: Vec<Tree>,
    next: Option<Box<Tree>>,
}

#[model]
#[serde(deny_unknown_fields)]
struct Closed {
    a: u8,
}

#[model]
#[serde(rename_all = "camelCase")]
struct Renamed {
    first_name: String,
    #[serde(rename = "LAST")]
    last_name: String,
    #[field(alias = "zip-code")]
    zip: Option<String>,
}

#[model]
struct Aliased {
    #[serde(alias = "colour")]
    color: String,
}

#[model]
struct Size {
    #[field(ge = 1)]
    width: u32,
    height: Option<u32>,
}

#[model]
struct Flattened {
    name: String,
    #[serde(flatten)]
    size: Size,
}

#[model]
struct MaybeFlattened {
    name: String,
    #[serde(flatten)]
    size: Option<Size>,
}

#[model]
struct Extras {
    name: String,
    #[serde(flatten)]
    rest: BTreeMap<String, u8>,
}

#[model]
struct AnyExtras {
    name: String,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[model]
struct Page<T> {
    items: Vec<T>,
    #[field(required)]
    next: Option<T>,
}

#[model]
struct Age(#[field(ge = 0, le = 150)] u8);

#[model]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Code(#[field(min_length = 2, max_length = 3)] String);

#[model]
struct Person {
    age: Age,
    #[field(le = 100)]
    limited: Age,
    codes: BTreeSet<Code>,
    by_code: BTreeMap<Code, u8>,
    first: Option<Code>,
}

#[model(strict)]
struct Strict {
    id: u32,
    name: String,
    on: bool,
    share: f64,
}

fn is_odd(value: &u8) -> Result<(), &'static str> {
    if value % 2 == 1 { Ok(()) } else { Err("is even") }
}

#[model]
struct Checked {
    #[field(check = is_odd)]
    odd: u8,
}

#[model]
struct OneWay {
    name: String,
    #[serde(skip_serializing)]
    #[field(default)]
    password: String,
    #[serde(skip_deserializing)]
    id: u8,
    #[serde(skip)]
    cache: u8,
}

#[model]
struct TwoNames {
    #[serde(rename(serialize = "out", deserialize = "in"))]
    name: String,
}

subjects! {
    constrained: Constrained {
        good [
            {"name": "ab", "price": 10, "count": 10, "tags": ["a"]},
            {"name": "abcd", "price": 0.1, "count": 15, "code": "x", "tags": ["a", "b"], "notes": {"a": 1}, "nick": "ab"},
            {"name": "äöüß", "price": 1, "count": 15, "tags": ["a"], "nick": null},
        ]
        bad [
            {},
            {"name": "a", "price": 1, "count": 10},
            {"name": "abcde", "price": 1, "count": 10},
            {"name": "ab", "price": 0, "count": 10},
            {"name": "ab", "price": 10.5, "count": 10},
            {"name": "ab", "price": 1, "count": 20},
            {"name": "ab", "price": 1, "count": 5},
            {"name": "ab", "price": 1, "count": 12},
            {"name": "ab", "price": 1, "count": 10, "code": "A"},
            {"name": "ab", "price": 1, "count": 10, "tags": ["a", "b", "c"]},
            {"name": "ab", "price": 1, "count": 10, "tags": []},
            {"name": "ab", "price": 1, "count": 10, "notes": {"a": 1, "b": 2}},
            {"name": "ab", "price": 1, "count": 10, "nick": "a"},
            {"name": null, "price": 1, "count": 10},
            [], null, "ab",
        ]
        coerced [{"name": "ab", "price": "1", "count": "10", "tags": ["a"]}]
    }
    defaults: Defaults {
        good [{"must": null}, {"must": 1, "three": 4, "zero": 1, "note": "a", "list": [1]}, {"must": 1, "other": 1}]
        bad [{}, {"must": 1, "three": null}, {"must": 1, "list": null}]
    }
    all_defaults: AllDefaults {
        good [{}, {"a": 1}, {"b": "b"}]
        bad [{"a": null}, {"b": 1}, null, [], [1, "b"]]
    }
    outer: Outer {
        good [{"inner": {"id": 1}, "maybe": null, "many": [], "by_name": {}, "pair": [{"id": 1}, 2]},
              {"inner": {"id": 1}, "many": [{"id": 2}], "by_name": {"a": {"id": 1}}, "pair": [{"id": 1}, 2]}]
        bad [{"inner": {"id": 0}, "many": [], "by_name": {}, "pair": [{"id": 1}, 2]},
             {"inner": {"id": 1}, "many": [{"id": 0}], "by_name": {}, "pair": [{"id": 1}, 2]},
             {"inner": {"id": 1}, "maybe": {}, "many": [], "by_name": {}, "pair": [{"id": 1}, 2]},
             {"inner": {"id": 1}, "many": [], "by_name": {"a": 1}, "pair": [{"id": 1}, 2]},
             {"inner": {"id": 1}, "many": [], "by_name": {}, "pair": [{"id": 1}]}]
    }
    tree: Tree {
        good [{"value": 1}, {"value": 1, "children": [{"value": 2, "next": {"value": 3}}], "next": null}]
        bad [{"value": 1, "children": [{}]}, {"value": 1, "next": {"value": 256}}]
    }
    closed: Closed {
        good [{"a": 1}]
        bad [{"a": 1, "b": 1}, {}, [1]]
    }
    renamed: Renamed {
        good [{"firstName": "a", "LAST": "b"}, {"firstName": "a", "LAST": "b", "zip-code": "1"}]
        bad [{"first_name": "a", "last_name": "b"}, {"firstName": "a", "LAST": "b", "zip-code": 1}]
    }
    aliased: Aliased {
        good [{"color": "red"}]
        bad [{}]
        // One name is published, as for pydantic's `AliasChoices`.
        coerced [{"colour": "red"}]
    }
    flattened: Flattened {
        good [{"name": "a", "width": 1}, {"name": "a", "width": 1, "height": 2}]
        bad [{"name": "a"}, {"name": "a", "width": 0}, {"width": 1}]
    }
    maybe_flattened: MaybeFlattened {
        good [{"name": "a", "width": 1}, {"name": "a"}]
        bad [{"width": 1}]
    }
    extras: Extras {
        good [{"name": "a"}, {"name": "a", "b": 1}]
        bad [{"name": "a", "b": "b"}, {"b": 1}]
    }
    any_extras: AnyExtras {
        good [{"name": "a"}, {"name": "a", "b": [null]}]
        bad [{"b": 1}]
    }
    pages_of_numbers: Page<u8> {
        good [{"items": [1], "next": null}, {"items": [], "next": 2}]
        bad [{"items": [256], "next": null}, {"items": []}]
    }
    pages_of_models: Page<Inner> {
        good [{"items": [{"id": 1}], "next": null}]
        bad [{"items": [{"id": 0}], "next": null}]
    }
    pages_of_pages: Page<Page<Option<u8>>> {
        good [{"items": [{"items": [1, null], "next": null}], "next": null}]
        bad [{"items": [1], "next": null}]
    }
    age: Age {
        good [0, 150]
        bad [151, -1, null, {}]
        coerced ["7"]
    }
    person: Person {
        good [{"age": 150, "limited": 100, "codes": ["ab"], "by_code": {"ab": 1}},
              {"age": 1, "limited": 1, "codes": [], "by_code": {}, "first": "abc"}]
        bad [{"age": 151, "limited": 1, "codes": [], "by_code": {}},
             {"age": 1, "limited": 101, "codes": [], "by_code": {}},
             {"age": 1, "limited": 1, "codes": ["a"], "by_code": {}},
             {"age": 1, "limited": 1, "codes": [], "by_code": {"a": 1}},
             {"age": 1, "limited": 1, "codes": [], "by_code": {}, "first": "abcd"}]
    }
    strict: Strict {
        good [{"id": 1, "name": "a", "on": true, "share": 1}, {"id": 1, "name": "a", "on": false, "share": 1.5}]
        bad [{"id": "1", "name": "a", "on": true, "share": 1.5}, {"id": 1, "name": "a", "on": 1, "share": 1.5},
             {"id": 1, "name": "a", "on": true, "share": "1.5"}]
    }
    checked: Checked {
        good [{"odd": 1}]
        bad [{"odd": 256}]
        beyond [{"odd": 2}]
    }
    two_names: TwoNames {
        good [{"in": "a"}]
        bad [{"in": 1}, {}]
    }
    one_way: OneWay {
        good [{"name": "a"}, {"name": "a", "password": "b"}, {"name": "a", "cache": "ignored"}]
        bad [{}, {"name": "a", "password": 1}]
    }
}
