//! The types of the recorded application, with tables as `#[model]` writes them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use ferrapi_openapi::fragment::{
    Arity, Bound, ChoiceSpec, ChoiceValue, Content, Docs, Family, Fault, FieldSpec, Kind, ModelSpec,
    NewtypeSpec, Pattern, Plain, Rules, Shape, Tagging, TypeSpec, UnionSpec, Unknown, VariantSpec,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::data::Data;
use crate::error::CheckError;

pub(super) const NONE: Rules = Rules::NONE;

const fn type_of<T: Data>(kind: Kind, arity: Arity, family: Family) -> TypeSpec {
    TypeSpec {
        kind,
        arity,
        family,
        optional: false,
        keyed: true,
        range: None,
        shape: T::shape,
        schema: |g| g.subschema_for::<T>(),
    }
}

const fn field(name: &'static str, type_: TypeSpec, required: bool, rules: &'static Rules) -> FieldSpec {
    FieldSpec {
        ident: name,
        name,
        output: name,
        aliases: &[],
        type_: Some(type_),
        rules,
        required,
        default: None,
        flatten: false,
        read: true,
        written: true,
        docs: Docs::NONE,
        check: None,
    }
}

const fn spec(name: fn() -> Cow<'static, str>, fields: &'static [FieldSpec]) -> ModelSpec {
    ModelSpec {
        name,
        path: "",
        docs: Docs::NONE,
        fields,
        unknown: Unknown::Ignore,
        strict: false,
        default: false,
        check: None,
    }
}

/// A struct and its table: fields are `required` or `optional` and have rules and further table entries.
macro_rules! models {
    ($($name:ident { $($field:ident / $wire:literal : $type:ty, $required:literal, $rules:expr $(, $key:ident = $value:expr)*;)* }
       $(with $option:ident = $set:expr),* ;)*) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        pub(super) struct $name { $(#[serde(rename = $wire, default)] $field: Nullable<$type>,)* }

        impl Data for $name {
            const TYPE: TypeSpec = type_of::<Self>(Kind::Compound, Arity::Spread, Family::Other);

            fn shape() -> &'static Shape {
                const FIELDS: &[FieldSpec] = &[$(FieldSpec {
                    $($key: $value,)*
                    ..field($wire, <$type as Data>::TYPE, $required, const { &$rules })
                }),*];
                const SPEC: &ModelSpec =
                    &ModelSpec { $($option: $set,)* ..spec(|| Cow::Borrowed(stringify!($name)), FIELDS) };
                const { &Shape::Model(SPEC) }
            }
        }
    )*};
}

/// Defaults are no matter of the cold pass: here an absent field is `null`.
type Nullable<T> = Option<T>;

const fn strict() -> Rules {
    Rules { strict: true, ..NONE }
}

pub(super) const fn ge(bound: i128) -> Rules {
    Rules { ge: Some(Bound::Int(bound)), ..NONE }
}

pub(super) const fn pattern(text: &'static str, matches: fn(&str) -> bool) -> Rules {
    Rules { pattern: Some(Pattern { text, matches }), ..NONE }
}

pub(super) const fn gt(bound: i128) -> Rules {
    Rules { gt: Some(Bound::Int(bound)), ..NONE }
}

fn even(value: &Value) -> Option<Fault> {
    value.as_i64().filter(|a| a % 2 != 0).map(|_| CheckError::value("a must be even").into_fault())
}

fn ordered(value: &Value) -> Option<Fault> {
    let [a, b] = ["a", "b"].map(|key| value[key].as_i64());
    (b < a).then(|| CheckError::value("b must not be less than a").into_fault())
}

models! {
    Small { n/"n": i64, true, NONE; };
    Address {
        street/"street": String, true, NONE;
        zip/"zip": String, true, pattern("^\\d{5}$", |text| text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()));
        lines/"lines": Vec<String>, false, NONE;
    };
    User {
        name/"name": String, true, Rules { min_length: Some(1), max_length: Some(10), ..NONE };
        age/"age": i64, true, Rules { lt: Some(Bound::Int(150)), ..ge(0) };
        email/"email": Option<String>, false, NONE;
        address/"address": Option<Address>, false, NONE;
    };
    Item {
        name/"name": String, true, NONE;
        price/"price": f64, true, gt(0);
        qty/"qty": i64, false, NONE;
        tags/"tags": BTreeSet<String>, false, NONE;
        color/"color": Color, false, NONE;
    };
    Order {
        id/"id": Value, true, NONE;
        owner/"owner": User, true, NONE;
        items/"items": Vec<Item>, true, Rules { min_items: Some(1), max_items: Some(3), ..NONE };
        meta/"meta": BTreeMap<String, i64>, false, NONE;
        by_level/"by_level": BTreeMap<i64, Address>, false, NONE;
        pos/"pos": Option<(i64, String)>, false, NONE;
        when/"when": Value, false, NONE;
    };
    Forbid { a/"a": i64, true, NONE; b/"b": String, false, NONE; } with unknown = Unknown::Forbid;
    StrictMode {
        i/"i": i64, true, NONE;
        f/"f": f64, true, NONE;
        s/"s": String, true, NONE;
        b/"b": bool, true, NONE;
        d/"d": Option<Value>, false, NONE;
    } with strict = true;
    Aliased { first/"firstName": String, true, NONE; last/"lastName": String, false, NONE; };
    Cat { meow/"meow": i64, true, NONE; };
    Dog { bark/"bark": f64, true, NONE; };
    Fish { bubbles/"bubbles": bool, true, NONE; };
    Owner { pets/"pets": Vec<Pet>, true, NONE; };
    A { x/"x": i64, true, NONE; common/"common": String, false, NONE; };
    B { y/"y": String, true, NONE; x/"x": Option<i64>, false, NONE; };
    Holder { v/"v": Option<Scalars>, true, NONE; };
    Node { name/"name": String, true, NONE; children/"children": Vec<Node>, false, NONE; };
    Validated {
        a/"a": i64, true, NONE, check = Some(even);
        b/"b": i64, true, NONE;
    } with check = Some(ordered);
}

/// An enum with data and its table.
macro_rules! unions {
    ($($(#[$attribute:meta])* $name:ident : $tagging:expr => {
        $($ident:ident = $wire:literal $aliases:expr => $type:ty),*
    })*) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        $(#[$attribute])*
        pub(super) enum $name { $(#[serde(rename = $wire)] $ident($type),)* }

        impl Data for $name {
            const TYPE: TypeSpec = type_of::<Self>(Kind::Compound, Arity::One, Family::Other);

            fn shape() -> &'static Shape {
                const { &Shape::Union(&UnionSpec {
                    name: || Cow::Borrowed(stringify!($name)),
                    path: "",
                    docs: Docs::NONE,
                    tagging: $tagging,
                    inline: false,
                    variants: &[$(VariantSpec {
                        ident: stringify!($ident),
                        name: $wire,
                        aliases: &$aliases,
                        docs: Docs::NONE,
                        content: Content::Newtype { type_: <$type as Data>::TYPE, rules: &NONE },
                    }),*],
                    check: None,
                }) }
            }
        }
    )*};
}

unions! {
    #[serde(tag = "kind")]
    Pet: Tagging::Internal { tag: "kind" } => {
        Cat = "cat" [] => Cat, Dog = "dog" ["wolf"] => Dog, Fish = "fish" [] => Fish
    }
}

/// `A | B`.
#[crate::model]
#[derive(Debug, Clone, PartialEq)]
#[serde(untagged)]
pub(super) enum AOrB {
    A(A),
    B(B),
}

/// `int | str`.
#[crate::model]
#[derive(Debug, Clone, PartialEq)]
#[serde(untagged)]
pub(super) enum IntOrStr {
    Int(i64),
    Str(String),
}

/// `float | bool`.
#[crate::model]
#[derive(Debug, Clone, PartialEq)]
#[serde(untagged)]
pub(super) enum FloatOrBool {
    Float(f64),
    Bool(bool),
}

/// `int | float | str | bool | list[int]`.
#[crate::model]
#[derive(Debug, Clone, PartialEq)]
#[serde(untagged)]
pub(super) enum Scalars {
    Int(i64),
    Float(f64),
    Str(String),
    Bool(bool),
    List(Vec<i64>),
}

/// `class Level(IntEnum)`.
#[crate::model(integer)]
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Level {
    Low = 1,
    High = 3,
}

/// `Literal["one", "two"]`.
#[crate::model(literal)]
#[derive(Debug, Clone, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum OneOrTwo {
    One,
    Two,
}

/// `Literal[1, 2]`.
#[crate::model(integer, literal)]
#[derive(Debug, Clone, PartialEq)]
pub(super) enum IntOneOrTwo {
    One = 1,
    Two,
}

/// `class Color(str, Enum)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Color {
    Red,
    Green,
    DarkBlue,
}

impl Data for Color {
    const TYPE: TypeSpec = type_of::<Self>(Kind::Scalar, Arity::One, Family::Other);

    fn shape() -> &'static Shape {
        const fn value(name: &'static str) -> ChoiceValue {
            ChoiceValue { value: Plain::Text(name), aliases: &[], docs: Docs::NONE }
        }
        const {
            &Shape::Choice(&ChoiceSpec {
                name: || Cow::Borrowed("Color"),
                path: "",
                docs: Docs::NONE,
                values: &[value("red"), value("green"), value("dark-blue")],
                literal: false,
            })
        }
    }
}

/// `Annotated[int, Field(gt=0)]`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub(super) struct Positive(i64);

impl Data for Positive {
    const TYPE: TypeSpec = TypeSpec { shape: Self::shape, ..i64::TYPE };

    fn shape() -> &'static Shape {
        const {
            &Shape::Newtype(&NewtypeSpec {
                name: || Cow::Borrowed("Positive"),
                path: "",
                docs: Docs::NONE,
                inner: i64::TYPE,
                rules: &const { gt(0) },
                check: None,
            })
        }
    }
}

pub(super) const STRICT: Rules = strict();
