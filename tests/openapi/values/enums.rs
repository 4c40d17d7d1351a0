//! Enums: plain values, and data under all four taggings.

use std::collections::BTreeMap;

use ferrapi::prelude::*;

use super::subjects;

#[model]
#[serde(rename_all = "snake_case")]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Color {
    Red,
    DarkGreen,
    #[serde(rename = "BLUE")]
    Blue,
}

#[model]
struct Painted {
    color: Color,
    #[field(default = Color::Red)]
    frame: Color,
    spare: Option<Color>,
    all: Vec<Color>,
    counts: BTreeMap<Color, u8>,
}

#[model]
struct Rename {
    #[field(min_length = 1)]
    to: String,
}

#[model]
enum External {
    Nothing,
    Number(#[field(ge = 1)] u8),
    Pair(u8, String),
    Renamed(Rename),
    Moved {
        x: f64,
        #[field(default)]
        y: f64,
    },
    Maybe(Option<u8>),
}

#[model]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Internal {
    Deleted,
    Renamed(Rename),
    Moved {
        x: f64,
        #[field(default)]
        y: f64,
    },
}

#[model]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Nothing,
    Number(#[field(ge = 1)] u8),
    Pair(u8, String),
    Renamed(Rename),
    Moved {
        x: f64,
        #[field(default)]
        y: f64,
    },
}

#[model]
#[serde(untagged)]
enum Untagged {
    Number(#[field(ge = 1)] u8),
    Pair(u8, String),
    Renamed(Rename),
    Moved {
        x: f64,
        #[field(default)]
        y: f64,
    },
}

#[model]
struct Event {
    by: String,
    #[serde(flatten)]
    what: Internal,
}

#[model]
struct MaybeEvent {
    by: String,
    #[serde(flatten)]
    what: Option<Internal>,
}

#[model]
struct Envelope {
    what: Internal,
    many: Vec<External>,
    key: Option<Untagged>,
}

#[model]
#[serde(tag = "op", rename_all = "lowercase")]
enum Expression {
    Number { value: f64 },
    Sum { left: Box<Expression>, right: Box<Expression> },
}

subjects! {
    color: Color {
        good ["red", "dark_green", "BLUE"]
        bad ["Red", "blue", 1, null, {}]
    }
    painted: Painted {
        good [{"color": "red", "all": [], "counts": {}}, {"color": "BLUE", "frame": "red", "spare": null, "all": ["red", "red"], "counts": {"red": 1}}]
        bad [{"color": "red", "all": ["x"], "counts": {}}, {"color": "red", "frame": null, "all": [], "counts": {}}, {"all": [], "counts": {}},
             {"color": "red", "all": [], "counts": {"x": 1}}]
    }
    external: External {
        good ["Nothing", {"Number": 1}, {"Pair": [1, "a"]}, {"Renamed": {"to": "a"}}, {"Moved": {"x": 1}}, {"Moved": {"x": 1, "y": 2}}, {"Maybe": null}, {"Maybe": 1}]
        bad ["Number", {"Number": 0}, {"Pair": [1]}, {"Renamed": {"to": ""}}, {"Moved": {}}, {"Else": 1}, {}, {"Number": 1, "Pair": [1, "a"]}, null, 1]
        coerced [{"Number": "1"}]
    }
    internal: Internal {
        good [{"kind": "deleted"}, {"kind": "renamed", "to": "a"}, {"kind": "moved", "x": 1}, {"kind": "moved", "x": 1, "y": 2.5, "z": 1}]
        bad [{}, {"kind": "else"}, {"kind": "renamed"}, {"kind": "renamed", "to": ""}, {"kind": "moved", "x": null}, {"kind": null}, "deleted", null]
        coerced [{"kind": "moved", "x": "1"}]
    }
    adjacent: Adjacent {
        good [{"t": "Nothing"}, {"t": "Number", "c": 1}, {"t": "Pair", "c": [1, "a"]}, {"t": "Renamed", "c": {"to": "a"}}, {"t": "Moved", "c": {"x": 1}}]
        bad [{}, {"t": "Number"}, {"t": "Number", "c": 0}, {"t": "Pair", "c": [1]}, {"t": "Renamed", "c": {}}, {"t": "Else"}, {"c": 1}, null]
    }
    untagged: Untagged {
        good [1, [1, "a"], {"to": "a"}, {"x": 1.5}]
        bad [0, 256, [1], {"to": ""}, {}, "a", null]
    }
    event: Event {
        good [{"by": "a", "kind": "deleted"}, {"by": "a", "kind": "renamed", "to": "b"}]
        bad [{"by": "a"}, {"kind": "deleted"}, {"by": "a", "kind": "renamed"}]
    }
    maybe_event: MaybeEvent {
        good [{"by": "a"}, {"by": "a", "kind": "deleted"}, {"by": "a", "kind": "else"}]
        bad [{"kind": "deleted"}]
    }
    envelope: Envelope {
        good [{"what": {"kind": "deleted"}, "many": ["Nothing", {"Number": 2}], "key": 1}, {"what": {"kind": "moved", "x": 0}, "many": [], "key": null}]
        bad [{"what": {"kind": "x"}, "many": []}, {"what": {"kind": "deleted"}, "many": ["Number"]}, {"what": {"kind": "deleted"}, "many": [], "key": 0}]
    }
    expression: Expression {
        good [{"op": "sum", "left": {"op": "number", "value": 1}, "right": {"op": "number", "value": 2}}]
        bad [{"op": "sum", "left": {"op": "number", "value": 1}}, {"op": "sum", "left": {"op": "number"}, "right": {"op": "number", "value": 2}}]
    }
}
