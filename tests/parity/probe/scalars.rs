//! Plain types in every place.

use ferrapi::prelude::*;

use super::everywhere::Echo;
use super::everywhere::{echo_as_json, everywhere};
use super::models::Color;

use ferrapi::serde_json::{Value, json};

echo_as_json!(Color);

everywhere!(text BodyText: String, (), "/str", "/str/<v>", [path query header cookie body]);
everywhere!(int BodyInt: i64, (), "/int", "/int/<v>", [path query header cookie body]);
everywhere!(float BodyFloat: f64, (), "/float", "/float/<v>", [path query header cookie body]);
everywhere!(boolean BodyBoolean: bool, (), "/bool", "/bool/<v>", [path query header cookie body]);
everywhere!(choice BodyChoice: Color, (), "/enum", "/enum/<v>", [path query header cookie body]);

// A value that must be there and a text cannot be null, so `Optional[int]` without a default is an integer here.
everywhere!(int_or_none BodyIntOrNone: i64, (), "/int_or_none", "/int_or_none/<v>", [path query header cookie]);
everywhere!(int_or_null BodyIntOrNull: Option<i64>, (required), "/int_or_none", "", [body]);

pub(super) fn add(app: App) -> App {
    let app = boolean::add(float::add(int::add(text::add(app))));
    int_or_null::add(int_or_none::add(choice::add(app)))
}
