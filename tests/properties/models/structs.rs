//! Structs: nested, recursive, flattened, renamed, with defaults, open and closed, newtypes, partial updates.

use std::collections::BTreeMap;

use ferrapi::Email;
use ferrapi::prelude::*;
use serde_json::{Map, Value};

use super::enums::{Event, Shape};
use crate::subject::subjects;

#[model]
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Point {
    x: i32,
    #[field(default)]
    y: i32,
}

#[model]
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Code(#[field(min_length = 2, max_length = 3)] String);

#[model]
#[derive(Debug, PartialEq)]
struct Age(#[field(le = 150)] u8);

#[model]
#[derive(Debug, PartialEq)]
struct Tags(#[field(max_items = 2)] Vec<Code>);

#[model]
#[serde(transparent)]
#[derive(Debug, PartialEq)]
struct Maybe(Option<i16>);

#[model]
#[derive(Debug, PartialEq)]
struct Place(Point);

#[model]
#[derive(Debug, PartialEq)]
struct Newtypes {
    age: Age,
    #[field(ge = 18, le = 99)]
    adult: Age,
    code: Option<Code>,
    tags: Tags,
    #[field(min_items = 1)]
    some_tags: Tags,
    maybe: Maybe,
    place: Place,
    email: Option<Email>,
}

#[model]
#[derive(Debug, PartialEq)]
struct Tree {
    name: String,
    #[field(default)]
    children: Vec<Tree>,
    next: Option<Box<Tree>>,
    #[field(default)]
    named: BTreeMap<String, Tree>,
}

#[model(extra = "forbid")]
#[derive(Debug, PartialEq)]
struct Closed {
    a: u8,
    #[field(default = "x", max_length = 2)]
    b: String,
    inner: Option<Box<Closed>>,
}

#[model(extra = "allow")]
#[derive(Debug, PartialEq)]
struct Open {
    a: i64,
    #[field(extra)]
    rest: Map<String, Value>,
}

#[model(extra = "ignore")]
#[derive(Debug, PartialEq)]
struct Ignoring {
    a: u8,
}

#[model]
#[derive(Debug, PartialEq)]
struct TypedRest {
    name: String,
    #[serde(flatten)]
    rest: BTreeMap<String, u8>,
}

#[model]
#[serde(rename_all = "camelCase")]
#[derive(Debug, PartialEq)]
struct Renamed {
    first_name: String,
    #[serde(rename = "LAST")]
    last_name: String,
    #[field(alias = "zip-code")]
    zip: Option<String>,
    #[serde(alias = "colour", alias = "paint")]
    color: u8,
}

#[model]
#[derive(Debug, PartialEq)]
struct TwoNames {
    #[field(input_alias = "in", output_alias = "out")]
    both: i64,
    #[serde(rename(serialize = "to", deserialize = "from"))]
    #[field(default)]
    way: Vec<u8>,
}

fn ten() -> u8 {
    10
}

#[model]
#[derive(Debug, PartialEq)]
struct Defaults {
    #[field(default = 3)]
    three: u8,
    #[field(default = ten())]
    ten: u8,
    #[field(default)]
    point: Option<Point>,
    #[field(required)]
    must: Option<u8>,
    #[serde(default)]
    list: Vec<u8>,
    #[field(default = "abc", min_length = 2)]
    text: String,
}

#[model]
#[serde(default)]
#[derive(Debug, Default, PartialEq)]
struct AllDefaults {
    a: u8,
    #[field(max_length = 3)]
    b: String,
    c: Option<bool>,
}

#[model]
#[derive(Debug, PartialEq)]
struct Flattened {
    name: String,
    #[serde(flatten)]
    point: Point,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[model]
#[derive(Debug, PartialEq)]
struct Wide {
    #[field(ge = 1)]
    width: u32,
    depth: Option<u32>,
}

#[model]
#[derive(Debug, PartialEq)]
struct MaybeFlattened {
    name: String,
    #[serde(flatten)]
    size: Option<Wide>,
}

#[model]
#[derive(Debug, PartialEq)]
struct FlattenedEnums {
    by: String,
    #[serde(flatten)]
    what: Event,
    #[serde(flatten)]
    shape: Option<Shape>,
}

fn is_square(wide: &Square) -> Result<(), &'static str> {
    if wide.width == wide.height { Ok(()) } else { Err("not a square") }
}

#[model(check = is_square, strict)]
#[derive(Debug, PartialEq)]
struct Square {
    #[field(le = 9)]
    width: u8,
    height: u8,
}

#[model]
#[derive(Debug, PartialEq)]
struct FlattenedCheck {
    name: String,
    #[serde(flatten)]
    square: Square,
    #[field(default)]
    more: Option<u8>,
}

#[model]
#[derive(Debug, PartialEq)]
struct OneWay {
    name: String,
    #[field(default, exclude)]
    password: String,
    #[serde(skip_deserializing)]
    id: u8,
    #[serde(skip)]
    cache: u8,
}

#[model(computed(area))]
#[derive(Debug, PartialEq)]
struct Computed {
    width: f64,
    height: f64,
}

impl Computed {
    fn area(&self) -> Option<f64> {
        let area = self.width * self.height;
        area.is_finite().then_some(area)
    }
}

#[model(strict, extra = "forbid")]
#[derive(Debug, PartialEq)]
struct Strict {
    id: u32,
    share: f64,
    on: Option<bool>,
    #[field(default)]
    list: Vec<i64>,
    // A model of its own keeps its own mode.
    #[field(default)]
    points: BTreeMap<String, Point>,
}

#[model(patch)]
#[derive(Debug, Clone, PartialEq)]
struct Item {
    #[field(min_length = 1)]
    name: String,
    note: Option<String>,
    #[field(ge = 0)]
    price: f64,
}

#[model]
#[derive(Debug, PartialEq)]
struct Page<T> {
    items: Vec<T>,
    #[field(default)]
    next: Option<T>,
}

subjects! {
    point: Point,
    newtypes: Newtypes,
    newtype_of_a_list: Tags,
    newtype_of_a_model: Place,
    tree: Tree,
    closed: Closed,
    open: Open,
    ignoring: Ignoring,
    typed_rest: TypedRest,
    renamed: Renamed,
    two_names: TwoNames,
    defaults: Defaults,
    all_defaults: AllDefaults,
    flattened: Flattened,
    maybe_flattened: MaybeFlattened,
    flattened_enums: FlattenedEnums,
    flattened_check: FlattenedCheck,
    one_way: OneWay,
    computed: Computed,
    strict: Strict,
    item: Item,
    page: Page<Page<Point>>,
    patch: ItemPatch,
}
