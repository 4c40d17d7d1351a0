//! Enums: plain values of all kinds, and data under every tagging.

use std::collections::BTreeMap;

use ferrapi::prelude::*;
use ferrapi::{Date, HttpUrl};
use serde_json::Value;
use uuid::Uuid;

use super::structs::Point;
use crate::subject::subjects;

#[model]
#[serde(rename_all = "snake_case")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Color {
    Red,
    DarkGreen,
    #[serde(rename = "BLUE", alias = "azure")]
    Blue,
}

#[model(integer)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Low = 1,
    High = 3,
    Below = -2,
}

#[model(literal)]
#[serde(rename_all = "lowercase")]
#[derive(Debug, Clone, Copy, PartialEq)]
enum Word {
    One,
    Two,
}

#[model(integer, literal)]
#[derive(Debug, Clone, Copy, PartialEq)]
enum Digit {
    One = 1,
    Two,
}

#[model]
#[derive(Debug, PartialEq)]
struct Choices {
    color: Color,
    level: Level,
    word: Word,
    digit: Digit,
    #[field(default = Color::Red)]
    frame: Color,
    #[field(default)]
    colors: Vec<Color>,
    maybe: Option<Level>,
}

#[model]
#[derive(Debug, PartialEq)]
pub(crate) struct Rename {
    #[field(min_length = 1)]
    to: String,
}

#[model]
#[derive(Debug, PartialEq)]
pub(crate) enum Event {
    Gone,
    Number(#[field(ge = 1)] u8),
    Pair(u8, String),
    Renamed(Rename),
    Moved {
        x: f64,
        #[field(default)]
        y: f64,
    },
    Maybe(Option<u8>),
    Many(Vec<Event>),
}

#[model]
#[serde(tag = "kind", rename_all = "snake_case")]
#[derive(Debug, PartialEq)]
pub(crate) enum Shape {
    Deleted,
    Renamed(Rename),
    #[serde(alias = "shifted")]
    Moved {
        #[field(ge = 0)]
        x: f64,
        #[field(default)]
        y: f64,
        inside: Option<Box<Shape>>,
    },
    Counts(BTreeMap<String, u8>),
    At(Point),
}

#[model]
#[serde(tag = "t", content = "c")]
#[derive(Debug, PartialEq)]
enum Adjacent {
    Gone,
    Number(#[field(ge = 1)] u8),
    Pair(u8, Option<String>),
    Renamed(Rename),
    Moved { x: f64 },
    Maybe(Option<Point>),
    Both(Box<Adjacent>, Vec<Adjacent>),
}

#[model]
#[serde(untagged)]
#[derive(Debug, PartialEq)]
enum Scalars {
    Int(i64),
    Float(f64),
    Text(String),
    Bool(bool),
    List(Vec<i64>),
    Nothing,
}

#[model]
#[serde(untagged)]
#[derive(Debug, PartialEq)]
enum Forms {
    Id(Uuid),
    Day(Date),
    Address(HttpUrl),
    Code(#[field(min_length = 2, max_length = 4)] String),
    Count(#[field(ge = 10)] u8),
}

#[model]
#[derive(Debug, PartialEq)]
struct A {
    x: i64,
    #[field(default = "a")]
    common: String,
}

#[model]
#[derive(Debug, PartialEq)]
struct B {
    y: String,
    x: Option<i64>,
}

#[model]
#[serde(untagged)]
#[derive(Debug, PartialEq)]
enum Either {
    A(A),
    B(B),
    Several(Vec<Either>),
}

/// serde builds this one, by its own rule: the first variant that fits.
#[model]
#[serde(untagged)]
#[derive(Debug, PartialEq)]
enum First {
    Pair(u8, String),
    Moved {
        x: f64,
        #[field(default)]
        y: f64,
    },
    Number(#[field(ge = 1)] u8),
}

#[model(literal)]
#[serde(rename_all = "lowercase")]
#[derive(Debug, Clone, Copy, PartialEq)]
enum CatKind {
    Cat,
}

#[model(literal)]
#[serde(rename_all = "lowercase")]
#[derive(Debug, Clone, Copy, PartialEq)]
enum DogKind {
    Dog,
    Wolf,
}

#[model]
#[derive(Debug, PartialEq)]
struct Cat {
    kind: CatKind,
    meow: i64,
}

#[model]
#[derive(Debug, PartialEq)]
struct Dog {
    kind: DogKind,
    bark: f64,
    friends: Option<Vec<Pet>>,
}

#[model(discriminator = "kind")]
#[derive(Debug, PartialEq)]
enum Pet {
    Cat(Cat),
    Dog(Dog),
}

#[model]
#[derive(Debug, PartialEq)]
struct Envelope {
    shape: Shape,
    #[field(default)]
    events: Vec<Event>,
    either: Option<Either>,
    #[field(default)]
    scalars: BTreeMap<String, Scalars>,
    pet: Option<Pet>,
    any: Option<Value>,
}

subjects! {
    choices: Choices,
    color: Color,
    level: Level,
    external: Event,
    internal: Shape,
    adjacent: Adjacent,
    scalar_union: Scalars,
    union_of_forms: Forms,
    union_of_models: Either,
    first_that_fits: First,
    discriminated: Pet,
    envelope: Envelope,
}
