//! Answers of models: computed and excluded fields, response shaping.

use ferrapi::prelude::*;

#[model(computed(double))]
#[derive(Clone)]
struct Out {
    a: i64,
    #[field(default = "dflt")]
    b: String,
    c: Option<f64>,
    #[field(default = "s", exclude)]
    secret: String,
}

impl Out {
    fn new(a: i64) -> Self {
        Out { a, b: "dflt".to_owned(), c: None, secret: "s".to_owned() }
    }

    fn double(&self) -> i64 {
        self.a * 2
    }
}

#[get("/r/filter")]
fn r_filter() -> Out {
    Out { b: "text".to_owned(), ..Out::new(5) }
}

#[get("/r/filter-subclass")]
fn r_filter_subclass() -> Out {
    Out::new(1)
}

#[get("/r/exclude-unset")]
fn r_exclude_unset() -> Given<Out> {
    Given::only(Out::new(1), ["a"])
}

#[get("/r/exclude-defaults", response(exclude_defaults))]
fn r_exclude_defaults() -> Out {
    Out { c: Some(2.5), ..Out::new(1) }
}

#[get("/r/exclude-none", response(exclude_none))]
fn r_exclude_none() -> Out {
    Out::new(1)
}

#[get("/r/include", response(include(a, b)))]
fn r_include() -> Out {
    Out::new(1)
}

#[get("/r/exclude", response(exclude(b)))]
fn r_exclude() -> Out {
    Out::new(1)
}

#[get("/r/list")]
fn r_list() -> Vec<Out> {
    vec![Out::new(1), Out::new(2)]
}

#[get("/r/invalid")]
fn r_invalid() -> Out {
    Out::new("not a number".parse().unwrap())
}

#[get("/r/none-typed")]
fn r_none_typed() -> Option<Out> {
    None
}

pub(super) fn add(app: App) -> App {
    app.routes(routes![
        r_filter,
        r_filter_subclass,
        r_exclude_unset,
        r_exclude_defaults,
        r_exclude_none,
        r_include,
        r_exclude,
        r_list,
        r_invalid,
        r_none_typed,
    ])
}
