//! Lists, sets and tuples.

use std::collections::BTreeSet;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use super::everywhere::{Echo, echo_as_json, everywhere};
use super::models::Color;

/// An element with a constraint of its own.
#[model]
pub(super) struct Positive(#[field(gt = 0)] i64);

echo_as_json!(
    Vec<String>,
    Vec<i64>,
    BTreeSet<i64>,
    (i64, String),
    Vec<Positive>,
    Vec<Color>,
    Option<Vec<i64>>
);

everywhere!(list_str BodyListStr: Vec<String>, (), "/list_str", "", [query header form body]);
everywhere!(list_int BodyListInt: Vec<i64>, (), "/list_int", "", [query header form body]);
everywhere!(list_int_2_3 BodyListInt23: Vec<i64>, (min_items = 2, max_items = 3), "/list_int_2_3", "", [query header form body]);
everywhere!(set_int BodySetInt: BTreeSet<i64>, (), "/set_int", "", [query header form body]);
everywhere!(set_int_2 BodySetInt2: BTreeSet<i64>, (min_items = 2), "/set_int_2", "", [query header form body]);
everywhere!(tuple_int_str BodyTupleIntStr: (i64, String), (), "/tuple_int_str", "", [query body]);
everywhere!(list_pos BodyListPos: Vec<Positive>, (), "/list_pos", "", [query header form body]);
everywhere!(list_enum BodyListEnum: Vec<Color>, (), "/list_enum", "", [query header form body]);
everywhere!(optional_list BodyOptionalList: Vec<i64>, (), "/optional_list", "", [query header form]);
everywhere!(nullable_list BodyNullableList: Option<Vec<i64>>, (required), "/optional_list", "", [body]);

pub(super) fn add(app: App) -> App {
    let app = set_int::add(list_int_2_3::add(list_int::add(list_str::add(app))));
    let app = list_pos::add(tuple_int_str::add(set_int_2::add(app)));
    nullable_list::add(optional_list::add(list_enum::add(app)))
}
