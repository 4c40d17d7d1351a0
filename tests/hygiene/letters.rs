//! Models whose names, and the names of whose fields' types, are letters, as parameters of generic code usually are.

use ferrapi::prelude::*;

#[model]
struct A {
    b: Option<Box<B>>,
    s: S,
}

#[model]
struct B {
    a: Vec<A>,
}

#[model]
struct S {
    d: D,
    t: T,
}

#[model]
enum D {
    W(W),
    E { t: T },
}

#[model]
#[serde(tag = "m")]
enum T {
    V { v: V },
    E { e: u32 },
}

#[model]
#[serde(untagged)]
enum V {
    W(W),
    M(u32),
}

#[model]
struct W {
    #[field(default = 3)]
    k: u32,
}

#[post("/letters")]
async fn letters(a: A) -> A {
    a
}

pub(crate) fn list() -> ferrapi::Routes {
    routes![letters]
}
