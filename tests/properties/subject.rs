//! A type under test, with its type forgotten: what the two passes say of a value.
//!
//! The fuzz target of JSON uses this file, too, and the models.

use ferrapi::__private::{self as private, Rules, Shape};
use ferrapi::{Data, Routes};
use serde_json::Value;

/// One type.
pub(crate) struct Subject {
    pub(crate) name: &'static str,
    pub(crate) shape: fn() -> &'static Shape,
    pub(crate) judge: fn(&[u8]) -> Verdict,
    pub(crate) routes: fn() -> Routes,
}

/// What both passes say of one JSON text.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// What the hot pass reads, as it is written again.
    pub(crate) hot: Option<Value>,
    /// What the cold pass makes of it, or its issues.
    pub(crate) cold: Result<Cold, Vec<Value>>,
}

/// What the cold pass takes.
#[derive(Debug)]
pub(crate) struct Cold {
    /// The JSON that it gives to serde.
    pub(crate) coerced: Value,
    /// The value, as it is written again.
    pub(crate) written: Value,
    /// Whether it is the value that the hot pass reads, if that reads one.
    pub(crate) same: bool,
    /// Whether the cold pass makes of its own work the same again.
    pub(crate) settled: bool,
    /// Whether the value keeps the rules, as far as the hot pass can say.
    pub(crate) conforms: bool,
    /// Whether the value that is written is read as itself.
    pub(crate) returns: bool,
}

/// Sends one text through both passes.
pub(crate) fn judge<T: Data + PartialEq>(text: &[u8]) -> Verdict {
    let hot = read::<T>(text);
    let input = serde_json::from_slice(text).expect("the text is JSON");
    let cold = cold::<T>(input)
        .map(|(value, coerced)| Cold {
            same: hot.as_ref().is_none_or(|hot| *hot == value),
            settled: private::walk(coerced.clone(), T::shape(), &Rules::NONE).as_ref() == Ok(&coerced),
            conforms: value.check_field(&Rules::NONE),
            returns: cold::<T>(written(&value)).is_ok_and(|(again, _)| again == value),
            written: written(&value),
            coerced,
        })
        .map_err(|document| issues(&document));
    Verdict { hot: hot.as_ref().map(written), cold }
}

/// The cold pass.
fn cold<T: Data>(input: Value) -> Result<(T, Value), Vec<u8>> {
    let coerced = private::walk(input, T::shape(), &Rules::NONE)?;
    Ok((private::finish(coerced.clone())?, coerced))
}

/// The hot pass.
fn read<T: Data>(text: &[u8]) -> Option<T> {
    serde_json::from_slice(text).ok().filter(|value: &T| value.check_field(&Rules::NONE))
}

fn written<T: Data>(value: &T) -> Value {
    serde_json::to_value(value).expect("what was read is written")
}

/// The issues of a 422.
pub(crate) fn issues(document: &[u8]) -> Vec<Value> {
    let document: Value = serde_json::from_slice(document).expect("a document of issues");
    document["detail"].as_array().expect("a list of issues").clone()
}

/// `name: Type,`: a route for each type, which publishes it in both directions.
macro_rules! subjects {
    ($($name:ident: $type:ty,)*) => {
        $(mod $name {
            #[allow(unused_imports, reason = "types of the prelude need no import")]
            use super::*;

            #[ferrapi::post("/value")]
            pub(super) async fn echo(#[body] value: $type) -> $type {
                value
            }
        })*

        pub(super) fn subjects() -> Vec<crate::subject::Subject> {
            vec![$(crate::subject::Subject {
                name: stringify!($name),
                shape: <$type as ferrapi::Data>::shape,
                judge: crate::subject::judge::<$type>,
                routes: || ferrapi::routes![$name::echo],
            }),*]
        }
    };
}
pub(crate) use subjects;
