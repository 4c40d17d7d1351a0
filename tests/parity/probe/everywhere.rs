//! One type with its constraints in every place: what the loops of `probe_app.py` register.

use ferrapi::serde_json::{Value, json};

/// What a handler answers with a value: the value itself, but a float that JSON does not have as text.
pub(super) trait Echo {
    fn echo(&self) -> Value;
}

macro_rules! echo_as_json {
    ($($type:ty),+) => {
        $(impl Echo for $type {
            fn echo(&self) -> Value {
                json!({ "v": self })
            }
        })+
    };
}
pub(super) use echo_as_json;

echo_as_json!(bool, i64, String, Option<i64>);

impl Echo for f64 {
    fn echo(&self) -> Value {
        if self.is_finite() {
            json!({ "v": self })
        } else {
            json!({ "v": format!("float:{self}").to_lowercase() })
        }
    }
}

/// Operations that read one value: `everywhere!(name Model: Type, (constraints), "/name", "/name/<v>", [places])`.
///
/// `Model` is what the body is called. It makes a module with the operations, and a function in it that adds them to an application.
macro_rules! everywhere {
    ($name:ident $model:ident: $type:ty, $rules:tt, $at:tt, $at_path:tt, [$($place:ident)+]) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            use ferrapi::serde_json::Value;
            use $crate::parity::probe::everywhere::{Echo, operation};

            $(operation!($place $model $type, $rules, $at, $at_path);)+

            pub(super) fn add(app: ferrapi::App) -> ferrapi::App {
                app$(.mount(ferrapi::Router::new(concat!("/", stringify!($place))).routes(routes![$place])))+
            }
        }
    };
}
pub(super) use everywhere;

/// One operation of [`everywhere!`].
macro_rules! operation {
    (path $model:ident $type:ty, $rules:tt, $at:tt, $at_path:tt) => {
        #[get($at_path)]
        fn path(#[path $rules] v: $type) -> Value {
            v.echo()
        }
    };
    (query $model:ident $type:ty, $rules:tt, $at:tt, $at_path:tt) => {
        #[get($at)]
        fn query(#[query $rules] v: $type) -> Value {
            v.echo()
        }
    };
    (header $model:ident $type:ty, $rules:tt, $at:tt, $at_path:tt) => {
        #[get($at)]
        fn header(#[header $rules] x_v: $type) -> Value {
            x_v.echo()
        }
    };
    (cookie $model:ident $type:ty, $rules:tt, $at:tt, $at_path:tt) => {
        #[get($at)]
        fn cookie(#[cookie $rules] v: $type) -> Value {
            v.echo()
        }
    };
    (form $model:ident $type:ty, $rules:tt, $at:tt, $at_path:tt) => {
        #[post($at)]
        fn form(#[form $rules] v: $type) -> Value {
            v.echo()
        }
    };
    (body $model:ident $type:ty, $rules:tt, $at:tt, $at_path:tt) => {
        #[model]
        struct $model {
            #[field $rules]
            v: $type,
        }

        #[post($at)]
        fn body(body: $model) -> Value {
            body.v.echo()
        }
    };
}
pub(super) use operation;
