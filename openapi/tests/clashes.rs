//! Clashes that no single macro can see: they are reported, all at once, instead of written.

#[macro_use]
mod support;

use ferrapi_openapi::fragment::{ArgumentSpec, Location, ReplySpec, RouteSpec, Source};
use ferrapi_openapi::model::{Document, Info};
use ferrapi_openapi::{AssembleError, Mounted, assemble, collect_names};
use support::{INT, JSON, ROUTE, TEXT, argument, field, json_content};

struct Item;
model!(Item, &[field("name", TEXT)]);

#[test]
fn one_operation_identifier_twice_is_a_clash() {
    static FIRST: RouteSpec = RouteSpec { name: "a", operation_id: Some("same"), ..ROUTE };
    static SECOND: RouteSpec = RouteSpec {
        name: "b",
        operation_id: Some("same"),
        location: Location { file: "other.rs", line: 7 },
        ..ROUTE
    };
    let routes = [Mounted::new(&FIRST, "/a"), Mounted::new(&SECOND, "/b")];
    let errors = assemble(Info::new("T", "1"), &routes).unwrap_err();
    let [AssembleError::OperationClash { operation_id, first, second }] = errors.as_slice() else {
        panic!("{errors:?}")
    };
    assert_eq!(operation_id, "same");
    assert_eq!(
        (first.to_string(), second.to_string()),
        ("GET /a (main.rs:1)".into(), "GET /b (other.rs:7)".into())
    );
}

mod other {
    use super::*;
    pub(super) struct Item;
    model!(Item, &[field("id", INT)]);
    pub(super) const BODY: ArgumentSpec = argument("item", Source::Body, Item::TYPE);
}

#[test]
fn one_component_name_twice_is_a_clash() {
    static ROUTE_: RouteSpec = RouteSpec {
        name: "f",
        method: "POST",
        arguments: &[other::BODY],
        reply: ReplySpec { content: Some(json_content::<Vec<Item>>()), ..JSON },
        ..ROUTE
    };
    let clash = AssembleError::ComponentClash {
        name: "Item".to_owned(),
        first: "clashes::other::Item".to_owned(),
        second: "clashes::Item".to_owned(),
    };
    let assembled: Result<Document, _> = assemble(Info::new("T", "1"), &[Mounted::new(&ROUTE_, "/")]);
    assert_eq!(assembled.unwrap_err(), std::slice::from_ref(&clash));
    assert_eq!(collect_names([&ROUTE_], []), [clash]);
}

#[test]
fn our_own_components_clash_too() {
    struct ValidationError;
    model!(ValidationError, &[field("id", INT)]);
    static ROUTE_: RouteSpec = RouteSpec {
        name: "f",
        method: "POST",
        arguments: &[argument("v", Source::Body, ValidationError::TYPE)],
        ..ROUTE
    };
    let errors = assemble(Info::new("T", "1"), &[Mounted::new(&ROUTE_, "/")]).unwrap_err();
    assert!(errors[0].to_string().contains("ferrapi's own `ValidationError`"), "{errors:?}");
}
