//! Lists, sets, tuples and maps, in each other and with keys of every kind.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::net::IpAddr;

use ferrapi::Date;
use ferrapi::prelude::*;
use uuid::Uuid;

use super::enums::{Color, Level};
use super::structs::{Code, Point};
use crate::subject::subjects;

#[model]
#[derive(Debug, PartialEq)]
struct Keys {
    #[field(default)]
    integers: BTreeMap<i64, u8>,
    #[field(default)]
    bytes: HashMap<u8, String>,
    #[field(default)]
    bools: BTreeMap<bool, u8>,
    #[field(default)]
    chars: BTreeMap<char, u8>,
    #[field(default)]
    uuids: BTreeMap<Uuid, u8>,
    #[field(default)]
    dates: BTreeMap<Date, u8>,
    #[field(default)]
    addresses: BTreeMap<IpAddr, u8>,
    #[field(default)]
    colors: BTreeMap<Color, u8>,
    #[field(default)]
    levels: BTreeMap<Level, u8>,
    #[field(default)]
    codes: BTreeMap<Code, u8>,
    #[field(default)]
    deep: BTreeMap<i8, BTreeMap<String, Vec<f64>>>,
}

#[model]
#[derive(Debug, PartialEq)]
struct Sets {
    #[field(default)]
    numbers: BTreeSet<i16>,
    #[field(default)]
    texts: HashSet<String>,
    #[field(default)]
    colors: BTreeSet<Color>,
    #[field(default)]
    lists: BTreeSet<Vec<u8>>,
    #[field(default)]
    maybe: Option<BTreeSet<Option<u8>>>,
    #[field(default)]
    sets: BTreeSet<BTreeSet<u8>>,
}

#[model]
#[derive(Debug, PartialEq)]
struct Tuples {
    single: (u8,),
    pair: (i64, String),
    many: (bool, char, Option<f64>, Color, Point),
    nested: ((u8, u8), Vec<(String, u8)>),
    array: [u8; 3],
    #[field(default)]
    points: Vec<[Point; 1]>,
}

subjects! {
    typed_keys: Keys,
    sets: Sets,
    tuples: Tuples,
    list: Vec<i32>,
    queue: VecDeque<Option<bool>>,
    lists: Vec<Vec<Vec<u8>>>,
    list_of_models: Vec<Point>,
    map_of_models: HashMap<String, Point>,
    map_of_lists: BTreeMap<u16, Vec<Option<f64>>>,
    set_of_numbers: BTreeSet<i64>,
    tuple: (u8, Vec<String>, Option<Point>),
}
