//! Types with constraints: path, query and body.

use ferrapi::prelude::*;

use super::everywhere::everywhere;

everywhere!(int_ge_le BodyIntGeLe: i64, (ge = 1, le = 10), "/int_ge_le", "/int_ge_le/<v>", [path query body]);
everywhere!(int_gt_lt BodyIntGtLt: i64, (gt = 1, lt = 10), "/int_gt_lt", "/int_gt_lt/<v>", [path query body]);
everywhere!(int_multiple BodyIntMultiple: i64, (multiple_of = 3), "/int_multiple", "/int_multiple/<v>", [path query body]);
everywhere!(float_gt_lt BodyFloatGtLt: f64, (gt = 0, lt = 1), "/float_gt_lt", "/float_gt_lt/<v>", [path query body]);
everywhere!(float_ge_le BodyFloatGeLe: f64, (ge = 0.5, le = 1.5), "/float_ge_le", "/float_ge_le/<v>", [path query body]);
everywhere!(float_multiple BodyFloatMultiple: f64, (multiple_of = 0.5), "/float_multiple", "/float_multiple/<v>", [path query body]);
everywhere!(float_finite BodyFloatFinite: f64, (allow_inf_nan = false), "/float_finite", "/float_finite/<v>", [path query body]);
everywhere!(str_len BodyStrLen: String, (min_length = 3, max_length = 5), "/str_len", "/str_len/<v>", [path query body]);
everywhere!(str_min1 BodyStrMin1: String, (min_length = 1), "/str_min1", "/str_min1/<v>", [path query body]);
everywhere!(str_pattern BodyStrPattern: String, (pattern = "^[a-z]+[0-9]?$"), "/str_pattern", "/str_pattern/<v>", [path query body]);
everywhere!(str_all BodyStrAll: String, (min_length = 2, max_length = 4, pattern = "^x"), "/str_all", "/str_all/<v>", [path query body]);
everywhere!(optional_int_ge BodyOptionalIntGe: i64, (ge = 1), "/optional_int_ge", "", [query]);
everywhere!(nullable_int_ge BodyNullableIntGe: Option<i64>, (required, ge = 1), "/optional_int_ge", "", [body]);

pub(super) fn add(app: App) -> App {
    let app = int_multiple::add(int_gt_lt::add(int_ge_le::add(app)));
    let app = float_finite::add(float_multiple::add(float_ge_le::add(float_gt_lt::add(app))));
    let app = str_all::add(str_pattern::add(str_min1::add(str_len::add(app))));
    nullable_int_ge::add(optional_int_ge::add(app))
}
