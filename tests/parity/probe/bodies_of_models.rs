//! JSON bodies: models in models, extra keys, unions, what was given.

use std::collections::{BTreeMap, BTreeSet};

use ferrapi::prelude::*;
use ferrapi::serde_json::{Map, Value, json};
use ferrapi::{Date, DateTime, Email};
use uuid::Uuid;

use super::models::{Aliased, Color, Small};

#[model]
struct Address {
    street: String,
    #[field(pattern = r"^\d{5}$")]
    zip: String,
    #[field(default)]
    lines: Vec<String>,
}

#[model]
struct User {
    #[field(min_length = 1, max_length = 10)]
    name: String,
    #[field(ge = 0, lt = 150)]
    age: i64,
    email: Option<Email>,
    address: Option<Address>,
}

#[model]
struct Item {
    name: String,
    #[field(gt = 0)]
    price: f64,
    #[field(default = 1)]
    qty: i64,
    #[field(default)]
    tags: BTreeSet<String>,
    #[field(default = Color::Red)]
    color: Color,
}

#[model]
struct Order {
    id: Uuid,
    owner: User,
    #[field(min_items = 1, max_items = 3)]
    items: Vec<Item>,
    #[field(default)]
    meta: BTreeMap<String, i64>,
    #[field(default)]
    by_level: BTreeMap<i64, Address>,
    pos: Option<(i64, String)>,
    when: Option<DateTime>,
}

#[post("/b/order")]
fn b_order(order: Order) -> Value {
    json!(order)
}

#[model(strict)]
struct StrictMode {
    i: i64,
    f: f64,
    s: String,
    b: bool,
    d: Option<Date>,
}

#[post("/b/strict")]
fn b_strict(s: StrictMode) -> Value {
    json!(s)
}

#[model(extra = "allow")]
struct Allow {
    a: i64,
    #[field(extra)]
    extra: Map<String, Value>,
}

#[post("/b/allow")]
fn b_allow(s: Allow) -> Value {
    json!(s)
}

#[post("/b/alias-out-by-name", response(by_name))]
fn b_alias_name(a: Aliased) -> Aliased {
    a
}

#[model]
struct Cat {
    kind: CatKind,
    meow: i64,
}

#[model(literal)]
enum CatKind {
    #[serde(rename = "cat")]
    Cat,
}

#[model]
struct Dog {
    kind: DogKind,
    bark: f64,
}

#[model(literal)]
enum DogKind {
    #[serde(rename = "dog")]
    Dog,
    #[serde(rename = "wolf")]
    Wolf,
}

#[model]
struct Fish {
    #[field(default = FishKind::Fish)]
    kind: FishKind,
    bubbles: bool,
}

#[model(literal)]
enum FishKind {
    #[serde(rename = "fish")]
    Fish,
}

#[model(discriminator = "kind")]
enum Pet {
    Cat(Cat),
    Dog(Dog),
    Fish(Fish),
}

impl Pet {
    fn model(&self) -> &'static str {
        match self {
            Pet::Cat(_) => "Cat",
            Pet::Dog(_) => "Dog",
            Pet::Fish(_) => "Fish",
        }
    }
}

#[post("/b/discriminated")]
fn b_discriminated(pet: Pet) -> Value {
    json!({ "model": pet.model(), "pet": pet })
}

#[model]
struct Owner {
    pets: Vec<Pet>,
}

#[post("/b/discriminated-nested")]
fn b_discriminated_nested(o: Owner) -> Value {
    let models: Vec<_> = o.pets.iter().map(Pet::model).collect();
    json!({ "models": models, "owner": o })
}

#[model]
struct A {
    x: i64,
    #[field(default = "a")]
    common: String,
}

#[model]
struct B {
    y: String,
    x: Option<i64>,
}

#[model]
#[serde(untagged)]
enum AOrB {
    A(A),
    B(B),
}

#[post("/b/union")]
fn b_union(v: AOrB) -> Value {
    let model = match v {
        AOrB::A(_) => "A",
        AOrB::B(_) => "B",
    };
    json!({ "model": model, "v": v })
}

#[model]
#[serde(untagged)]
enum Scalar {
    Int(i64),
    Float(f64),
    Str(String),
    Bool(bool),
    List(Vec<i64>),
}

#[model]
struct Holder {
    #[field(required)]
    v: Option<Scalar>,
}

#[post("/b/scalar-union")]
fn b_scalar_union(h: Holder) -> Value {
    let name = match h.v {
        Some(Scalar::Int(_)) => "int",
        Some(Scalar::Float(_)) => "float",
        Some(Scalar::Str(_)) => "str",
        Some(Scalar::Bool(_)) => "bool",
        Some(Scalar::List(_)) => "list",
        None => "NoneType",
    };
    json!({ "type": name, "v": h.v })
}

#[post("/b/list")]
fn b_list(v: Vec<Item>) -> Value {
    json!(v)
}

#[post("/b/enum-dict")]
fn b_enum_dict(v: BTreeMap<Color, i64>) -> Value {
    json!(v)
}

#[post("/b/two")]
fn b_two(a: Small, user: User, #[body(gt = 0)] importance: i64, q: Option<String>) -> Value {
    json!({ "a": a, "user": user, "importance": importance, "q": q })
}

/// `Given` knows which fields the client has set, and writes only those: `exclude_unset`.
#[put("/b/unset")]
fn b_unset(u: Given<Item>) -> Value {
    let mut set = u.fields();
    set.sort_unstable();
    json!({ "set": set, "dump": u })
}

pub(super) fn add(app: App) -> App {
    app.routes(routes![
        b_order,
        b_allow,
        b_strict,
        b_alias_name,
        b_discriminated,
        b_discriminated_nested,
        b_union,
        b_scalar_union,
        b_list,
        b_enum_dict,
        b_two,
        b_unset,
    ])
}
