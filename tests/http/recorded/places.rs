//! One value in every place, for each type and each constraint that the recordings have.

use std::collections::BTreeSet;

use ferrapi::App;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use super::parameters::Color;

/// Handlers that answer one value, by place.
macro_rules! value {
    ($handler:ident, $attribute:ident $(($($rules:tt)*))?, $name:ident: $type:ty, $path:literal) => {
        #[get($path)]
        async fn $handler(#[$attribute $(($($rules)*))?] $name: $type) -> Value {
            json!({ "v": $name })
        }
    };
}

/// A handler that takes the value as the field of a model.
macro_rules! field {
    ($handler:ident, $model:ident { $($rules:tt)* }, $type:ty, $path:literal) => {
        #[model]
        struct $model {
            #[field($($rules)*)]
            v: $type,
        }

        #[post($path)]
        async fn $handler(body: $model) -> Value {
            json!({ "v": body.v })
        }
    };
}

value!(path_str, path, v: String, "/path/str/<v>");
value!(query_str, query, v: String, "/query/str");
value!(header_str, header, x_v: String, "/header/str");
value!(cookie_str, cookie, v: String, "/cookie/str");
field!(body_str, BodyStr {}, String, "/body/str");

value!(path_int, path, v: i64, "/path/int/<v>");
value!(query_int, query, v: i64, "/query/int");
value!(header_int, header, x_v: i64, "/header/int");
value!(cookie_int, cookie, v: i64, "/cookie/int");
field!(body_int, BodyInt {}, i64, "/body/int");

value!(path_float, path, v: f64, "/path/float/<v>");
value!(query_float, query, v: f64, "/query/float");
value!(header_float, header, x_v: f64, "/header/float");
value!(cookie_float, cookie, v: f64, "/cookie/float");
field!(body_float, BodyFloat {}, f64, "/body/float");

value!(path_bool, path, v: bool, "/path/bool/<v>");
value!(query_bool, query, v: bool, "/query/bool");
value!(header_bool, header, x_v: bool, "/header/bool");
value!(cookie_bool, cookie, v: bool, "/cookie/bool");
field!(body_bool, BodyBool {}, bool, "/body/bool");

value!(path_enum, path, v: Color, "/path/enum/<v>");
value!(query_enum, query, v: Color, "/query/enum");
value!(header_enum, header, x_v: Color, "/header/enum");
value!(cookie_enum, cookie, v: Color, "/cookie/enum");
field!(body_enum, BodyEnum {}, Color, "/body/enum");

value!(query_int_or_none, query, v: Option<i64>, "/query/int_or_none");
value!(header_int_or_none, header, x_v: Option<i64>, "/header/int_or_none");
value!(cookie_int_or_none, cookie, v: Option<i64>, "/cookie/int_or_none");
field!(body_int_or_none, BodyIntOrNone {}, Option<i64>, "/body/int_or_none");

value!(path_int_ge_le, path(ge = 1, le = 10), v: i64, "/path/int_ge_le/<v>");
value!(query_int_ge_le, query(ge = 1, le = 10), v: i64, "/query/int_ge_le");
field!(body_int_ge_le, BodyIntGeLe { ge = 1, le = 10 }, i64, "/body/int_ge_le");

value!(path_int_gt_lt, path(gt = 1, lt = 10), v: i64, "/path/int_gt_lt/<v>");
value!(query_int_gt_lt, query(gt = 1, lt = 10), v: i64, "/query/int_gt_lt");
field!(body_int_gt_lt, BodyIntGtLt { gt = 1, lt = 10 }, i64, "/body/int_gt_lt");

value!(path_int_multiple, path(multiple_of = 3), v: i64, "/path/int_multiple/<v>");
value!(query_int_multiple, query(multiple_of = 3), v: i64, "/query/int_multiple");
field!(body_int_multiple, BodyIntMultiple { multiple_of = 3 }, i64, "/body/int_multiple");

value!(path_float_gt_lt, path(gt = 0, lt = 1), v: f64, "/path/float_gt_lt/<v>");
value!(query_float_gt_lt, query(gt = 0, lt = 1), v: f64, "/query/float_gt_lt");
field!(body_float_gt_lt, BodyFloatGtLt { gt = 0, lt = 1 }, f64, "/body/float_gt_lt");

value!(path_float_ge_le, path(ge = 0.5, le = 1.5), v: f64, "/path/float_ge_le/<v>");
value!(query_float_ge_le, query(ge = 0.5, le = 1.5), v: f64, "/query/float_ge_le");
field!(body_float_ge_le, BodyFloatGeLe { ge = 0.5, le = 1.5 }, f64, "/body/float_ge_le");

value!(path_float_multiple, path(multiple_of = 0.5), v: f64, "/path/float_multiple/<v>");
value!(query_float_multiple, query(multiple_of = 0.5), v: f64, "/query/float_multiple");
field!(body_float_multiple, BodyFloatMultiple { multiple_of = 0.5 }, f64, "/body/float_multiple");

value!(path_str_len, path(min_length = 3, max_length = 5), v: String, "/path/str_len/<v>");
value!(query_str_len, query(min_length = 3, max_length = 5), v: String, "/query/str_len");
field!(body_str_len, BodyStrLen { min_length = 3, max_length = 5 }, String, "/body/str_len");

value!(path_str_min1, path(min_length = 1), v: String, "/path/str_min1/<v>");
value!(query_str_min1, query(min_length = 1), v: String, "/query/str_min1");
field!(body_str_min1, BodyStrMin1 { min_length = 1 }, String, "/body/str_min1");

value!(path_str_pattern, path(pattern = "^[a-z]+[0-9]?$"), v: String, "/path/str_pattern/<v>");
value!(query_str_pattern, query(pattern = "^[a-z]+[0-9]?$"), v: String, "/query/str_pattern");
field!(body_str_pattern, BodyStrPattern { pattern = "^[a-z]+[0-9]?$" }, String, "/body/str_pattern");

value!(path_str_all, path(min_length = 2, max_length = 4, pattern = "^x"), v: String, "/path/str_all/<v>");
value!(query_str_all, query(min_length = 2, max_length = 4, pattern = "^x"), v: String, "/query/str_all");
field!(body_str_all, BodyStrAll { min_length = 2, max_length = 4, pattern = "^x" }, String, "/body/str_all");

value!(query_optional_int_ge, query(ge = 1), v: Option<i64>, "/query/optional_int_ge");
field!(body_optional_int_ge, BodyOptionalIntGe { ge = 1 }, Option<i64>, "/body/optional_int_ge");

value!(query_list_str, query, v: Vec<String>, "/query/list_str");
value!(header_list_str, header, x_v: Vec<String>, "/header/list_str");
field!(body_list_str, BodyListStr {}, Vec<String>, "/body/list_str");

value!(query_list_int, query, v: Vec<i64>, "/query/list_int");
value!(header_list_int, header, x_v: Vec<i64>, "/header/list_int");
field!(body_list_int, BodyListInt {}, Vec<i64>, "/body/list_int");

value!(query_list_int_2_3, query(min_items = 2, max_items = 3), v: Vec<i64>, "/query/list_int_2_3");
value!(header_list_int_2_3, header(min_items = 2, max_items = 3), x_v: Vec<i64>, "/header/list_int_2_3");
field!(body_list_int_2_3, BodyListInt23 { min_items = 2, max_items = 3 }, Vec<i64>, "/body/list_int_2_3");

value!(query_set_int, query, v: BTreeSet<i64>, "/query/set_int");
value!(header_set_int, header, x_v: BTreeSet<i64>, "/header/set_int");
field!(body_set_int, BodySetInt {}, BTreeSet<i64>, "/body/set_int");

value!(query_set_int_2, query(min_items = 2), v: BTreeSet<i64>, "/query/set_int_2");
value!(header_set_int_2, header(min_items = 2), x_v: BTreeSet<i64>, "/header/set_int_2");
field!(body_set_int_2, BodySetInt2 { min_items = 2 }, BTreeSet<i64>, "/body/set_int_2");

value!(query_tuple_int_str, query, v: (i64, String), "/query/tuple_int_str");
field!(body_tuple_int_str, BodyTupleIntStr {}, (i64, String), "/body/tuple_int_str");

value!(query_list_enum, query, v: Vec<Color>, "/query/list_enum");
value!(header_list_enum, header, x_v: Vec<Color>, "/header/list_enum");
field!(body_list_enum, BodyListEnum {}, Vec<Color>, "/body/list_enum");

value!(query_optional_list, query, v: Option<Vec<i64>>, "/query/optional_list");
value!(header_optional_list, header, x_v: Option<Vec<i64>>, "/header/optional_list");
field!(body_optional_list, BodyOptionalList {}, Option<Vec<i64>>, "/body/optional_list");

/// The kinds of value in the path.
pub(super) const PATH: &[&str] = &[
    "str",
    "int",
    "float",
    "bool",
    "enum",
    "int_ge_le",
    "int_gt_lt",
    "int_multiple",
    "float_gt_lt",
    "float_ge_le",
    "float_multiple",
    "str_len",
    "str_min1",
    "str_pattern",
    "str_all",
];
/// The kinds of value in the query.
pub(super) const QUERY: &[&str] = &[
    "str",
    "int",
    "float",
    "bool",
    "enum",
    "int_or_none",
    "int_ge_le",
    "int_gt_lt",
    "int_multiple",
    "float_gt_lt",
    "float_ge_le",
    "float_multiple",
    "str_len",
    "str_min1",
    "str_pattern",
    "str_all",
    "optional_int_ge",
    "list_str",
    "list_int",
    "list_int_2_3",
    "set_int",
    "set_int_2",
    "tuple_int_str",
    "list_enum",
    "optional_list",
];
/// The kinds of value in the header.
pub(super) const HEADER: &[&str] = &[
    "str",
    "int",
    "float",
    "bool",
    "enum",
    "int_or_none",
    "list_str",
    "list_int",
    "list_int_2_3",
    "set_int",
    "set_int_2",
    "list_enum",
    "optional_list",
];
/// The kinds of value in the cookie.
pub(super) const COOKIE: &[&str] = &["str", "int", "float", "bool", "enum", "int_or_none"];
/// The kinds of value in the body.
pub(super) const BODY: &[&str] = &[
    "str",
    "int",
    "float",
    "bool",
    "enum",
    "int_or_none",
    "int_ge_le",
    "int_gt_lt",
    "int_multiple",
    "float_gt_lt",
    "float_ge_le",
    "float_multiple",
    "str_len",
    "str_min1",
    "str_pattern",
    "str_all",
    "optional_int_ge",
    "list_str",
    "list_int",
    "list_int_2_3",
    "set_int",
    "set_int_2",
    "tuple_int_str",
    "list_enum",
    "optional_list",
];

/// Adds the handlers.
pub(super) fn add(app: App) -> App {
    app.routes(routes![
        path_str, query_str, header_str, cookie_str, body_str, path_int, query_int, header_int
    ])
    .routes(routes![
        cookie_int,
        body_int,
        path_float,
        query_float,
        header_float,
        cookie_float,
        body_float,
        path_bool
    ])
    .routes(routes![
        query_bool,
        header_bool,
        cookie_bool,
        body_bool,
        path_enum,
        query_enum,
        header_enum,
        cookie_enum
    ])
    .routes(routes![
        body_enum,
        query_int_or_none,
        header_int_or_none,
        cookie_int_or_none,
        body_int_or_none,
        path_int_ge_le,
        query_int_ge_le,
        body_int_ge_le
    ])
    .routes(routes![
        path_int_gt_lt,
        query_int_gt_lt,
        body_int_gt_lt,
        path_int_multiple,
        query_int_multiple,
        body_int_multiple,
        path_float_gt_lt,
        query_float_gt_lt
    ])
    .routes(routes![
        body_float_gt_lt,
        path_float_ge_le,
        query_float_ge_le,
        body_float_ge_le,
        path_float_multiple,
        query_float_multiple,
        body_float_multiple,
        path_str_len
    ])
    .routes(routes![
        query_str_len,
        body_str_len,
        path_str_min1,
        query_str_min1,
        body_str_min1,
        path_str_pattern,
        query_str_pattern,
        body_str_pattern
    ])
    .routes(routes![
        path_str_all,
        query_str_all,
        body_str_all,
        query_optional_int_ge,
        body_optional_int_ge,
        query_list_str,
        header_list_str,
        body_list_str
    ])
    .routes(routes![
        query_list_int,
        header_list_int,
        body_list_int,
        query_list_int_2_3,
        header_list_int_2_3,
        body_list_int_2_3,
        query_set_int,
        header_set_int
    ])
    .routes(routes![
        body_set_int,
        query_set_int_2,
        header_set_int_2,
        body_set_int_2,
        query_tuple_int_str,
        body_tuple_int_str,
        query_list_enum,
        header_list_enum
    ])
    .routes(routes![body_list_enum, query_optional_list, header_optional_list, body_optional_list])
}
