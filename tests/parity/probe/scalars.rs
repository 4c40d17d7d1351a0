//! Plain types in every place.

use ferrapi::prelude::*;

use super::everywhere::Echo;
use super::everywhere::{echo_as_json, everywhere};
use super::models::{Color, Digit, FloatOrBool, IntOrStr, Level, OneOrTwo};

use ferrapi::serde_json::{Value, json};

echo_as_json!(Color, Level, OneOrTwo, Digit, IntOrStr, FloatOrBool);

everywhere!(text BodyText: String, (), "/str", "/str/<v>", [path query header cookie form body]);
everywhere!(int BodyInt: i64, (), "/int", "/int/<v>", [path query header cookie form body]);
everywhere!(float BodyFloat: f64, (), "/float", "/float/<v>", [path query header cookie form body]);
everywhere!(boolean BodyBool: bool, (), "/bool", "/bool/<v>", [path query header cookie form body]);
everywhere!(choice BodyEnum: Color, (), "/enum", "/enum/<v>", [path query header cookie form body]);
everywhere!(intenum BodyIntEnum: Level, (), "/intenum", "/intenum/<v>", [path query header cookie form body]);
everywhere!(literal BodyLiteral: OneOrTwo, (), "/literal", "/literal/<v>", [path query header cookie form body]);
everywhere!(intliteral BodyIntLiteral: Digit, (), "/intliteral", "/intliteral/<v>", [path query header cookie form body]);
everywhere!(strictint BodyStrictInt: i64, (strict), "/strictint", "/strictint/<v>", [path query header cookie form body]);
everywhere!(strictbool BodyStrictBool: bool, (strict), "/strictbool", "/strictbool/<v>", [path query header cookie form body]);
everywhere!(strictstr BodyStrictStr: String, (strict), "/strictstr", "/strictstr/<v>", [path query header cookie form body]);
everywhere!(int_or_str BodyIntOrStr: IntOrStr, (), "/int_or_str", "/int_or_str/<v>", [path query header cookie form body]);
everywhere!(float_or_bool BodyFloatOrBool: FloatOrBool, (), "/float_or_bool", "/float_or_bool/<v>", [path query header cookie form body]);

// A value that must be there and a text cannot be null, so `Optional[int]` without a default is an integer here.
everywhere!(int_or_none BodyIntOrNone: i64, (), "/int_or_none", "/int_or_none/<v>", [path query header cookie form]);
everywhere!(int_or_null BodyIntOrNull: Option<i64>, (required), "/int_or_none", "", [body]);

pub(super) fn add(app: App) -> App {
    let app = boolean::add(float::add(int::add(text::add(app))));
    let app = intliteral::add(literal::add(intenum::add(choice::add(app))));
    let app = strictstr::add(strictbool::add(strictint::add(app)));
    float_or_bool::add(int_or_str::add(int_or_null::add(int_or_none::add(app))))
}
