//! Whole documents against FastAPI's: the expected ones are what FastAPI writes for the same application.

#[macro_use]
mod support;

use ferrapi_openapi::fragment::{
    ArgumentSpec, Arity, Bound, Docs, FieldSpec, ReplySpec, ResponseSpec, RouteSpec, Rules, Source,
};
use ferrapi_openapi::model::Info;
use ferrapi_openapi::{Mounted, assemble, collect_names};
use serde_json::{Value, json};
use support::{
    BOOL, FLOAT, INT, JSON, OPTIONAL_FLOAT, OPTIONAL_TEXT, ROUTE, TEXT, TEXTS, argument, field, json_content,
};

struct Item;
model!(
    Item,
    &[
        field("name", TEXT),
        field("description", OPTIONAL_TEXT),
        field("price", FLOAT),
        field("tax", OPTIONAL_FLOAT),
    ]
);
struct User;
model!(User, &[field("username", TEXT), field("full_name", OPTIONAL_TEXT)]);

const OPTIONAL_ITEM: ferrapi_openapi::fragment::TypeSpec = ferrapi_openapi::fragment::TypeSpec {
    optional: true,
    keyed: true,
    range: None,
    shape: || &ferrapi_openapi::fragment::Shape::Optional(Item::shape),
    schema: support::schema_of::<Option<Item>>,
    ..Item::TYPE
};

fn document(routes: &[Mounted]) -> Value {
    let document = assemble(Info::new("FastAPI", "0.1.0"), routes).expect("no clash");
    serde_json::to_value(document).unwrap()
}

fn operation(route: &'static RouteSpec, path: &str) -> Value {
    let document = document(&[Mounted::new(route, path)]);
    document["paths"][path][route.method.to_lowercase()].clone()
}

fn item_schema() -> Value {
    json!({
        "properties": {
            "name": {"type": "string", "title": "Name"},
            "description": {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Description"},
            "price": {"type": "number", "title": "Price"},
            "tax": {"anyOf": [{"type": "number"}, {"type": "null"}], "title": "Tax"},
        },
        "type": "object",
        "required": ["name", "price"],
        "title": "Item",
    })
}

fn refused() -> Value {
    json!({
        "description": "Validation Error",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HTTPValidationError"}}},
    })
}

fn answered() -> Value {
    json!({"description": "Successful Response", "content": {"application/json": {"schema": {}}}})
}

fn validation_schemas() -> (Value, Value) {
    (
        json!({
            "properties": {
                "detail": {"items": {"$ref": "#/components/schemas/ValidationError"}, "type": "array", "title": "Detail"},
            },
            "type": "object",
            "title": "HTTPValidationError",
        }),
        json!({
            "properties": {
                "loc": {
                    "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
                    "type": "array",
                    "title": "Location",
                },
                "msg": {"type": "string", "title": "Message"},
                "type": {"type": "string", "title": "Error Type"},
                "input": {"title": "Input"},
                "ctx": {"type": "object", "title": "Context"},
            },
            "type": "object",
            "required": ["loc", "msg", "type"],
            "title": "ValidationError",
        }),
    )
}

static CREATE: RouteSpec = RouteSpec {
    name: "create_item",
    method: "POST",
    arguments: &[argument("item", Source::Body, Item::TYPE)],
    ..ROUTE
};
static READ: RouteSpec = RouteSpec {
    name: "read_user_item",
    arguments: &[
        argument("q", Source::Query, OPTIONAL_TEXT),
        ArgumentSpec {
            required: false,
            default: Some(|| json!(false)),
            ..argument("short", Source::Query, BOOL)
        },
        ArgumentSpec {
            rules: &Rules { ge: Some(Bound::Int(1)), ..Rules::NONE },
            docs: Docs { description: Some("The user."), ..Docs::NONE },
            ..argument("user_id", Source::Path, INT)
        },
        argument("item_id", Source::Path, TEXT),
        argument("ads_id", Source::Cookie, OPTIONAL_TEXT),
        argument("x-token", Source::Header, TEXTS),
        ArgumentSpec { docs: Docs { hidden: true, ..Docs::NONE }, ..argument("secret", Source::Query, TEXT) },
    ],
    ..ROUTE
};

#[test]
fn a_whole_application() {
    let path = "/users/{user_id}/items/{item_id}";
    let document = document(&[Mounted::new(&CREATE, "/items/"), Mounted::new(&READ, path)]);
    let (http_validation_error, validation_error) = validation_schemas();
    assert_eq!(
        document,
        json!({
            "openapi": "3.1.0",
            "info": {"title": "FastAPI", "version": "0.1.0"},
            "paths": {
                "/items/": {"post": {
                    "summary": "Create Item",
                    "operationId": "create_item_items__post",
                    "requestBody": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}},
                        "required": true,
                    },
                    "responses": {"200": answered(), "422": refused()},
                }},
                path: {"get": {
                    "summary": "Read User Item",
                    "operationId": "read_user_item_users__user_id__items__item_id__get",
                    "parameters": [
                        {
                            "name": "user_id", "in": "path", "required": true, "description": "The user.",
                            "schema": {"type": "integer", "minimum": 1, "title": "User Id", "description": "The user."},
                        },
                        {"name": "item_id", "in": "path", "required": true,
                            "schema": {"type": "string", "title": "Item Id"}},
                        {"name": "q", "in": "query", "required": false,
                            "schema": {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Q"}},
                        {"name": "short", "in": "query", "required": false,
                            "schema": {"type": "boolean", "default": false, "title": "Short"}},
                        {"name": "x-token", "in": "header", "required": true,
                            "schema": {"type": "array", "items": {"type": "string"}, "title": "X-Token"}},
                        {"name": "ads_id", "in": "cookie", "required": false,
                            "schema": {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Ads Id"}},
                    ],
                    "responses": {"200": answered(), "422": refused()},
                }},
            },
            "components": {"schemas": {
                "HTTPValidationError": http_validation_error,
                "Item": item_schema(),
                "ValidationError": validation_error,
            }},
        })
    );
    assert_eq!(collect_names([&CREATE, &READ], []), []);
    let order: Vec<_> = document["components"]["schemas"].as_object().unwrap().keys().collect();
    assert_eq!(order, ["HTTPValidationError", "Item", "ValidationError"]);
}

#[test]
fn several_bodies_are_one_component() {
    static ROUTE_: RouteSpec = RouteSpec {
        name: "update_item",
        method: "PUT",
        arguments: &[
            argument("item", Source::Body, OPTIONAL_ITEM),
            argument("user", Source::Body, User::TYPE),
            argument("importance", Source::Body, INT),
        ],
        ..ROUTE
    };
    let document = document(&[Mounted::new(&ROUTE_, "/items/{item_id}")]);
    assert_eq!(
        document["paths"]["/items/{item_id}"]["put"]["requestBody"],
        json!({
            "required": true,
            "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Body_update_item_items__item_id__put"},
            }},
        })
    );
    assert_eq!(
        document["components"]["schemas"]["Body_update_item_items__item_id__put"],
        json!({
            "properties": {
                "item": {"anyOf": [{"$ref": "#/components/schemas/Item"}, {"type": "null"}]},
                "user": {"$ref": "#/components/schemas/User"},
                "importance": {"type": "integer", "title": "Importance"},
            },
            "type": "object",
            "required": ["user", "importance"],
            "title": "Body_update_item_items__item_id__put",
        })
    );
}

#[test]
fn one_body_is_embedded_only_on_demand() {
    static PLAIN: RouteSpec = RouteSpec {
        name: "f",
        method: "PUT",
        arguments: &[argument("s", Source::Body, OPTIONAL_ITEM)],
        ..ROUTE
    };
    let schema = json!({"anyOf": [{"$ref": "#/components/schemas/Item"}, {"type": "null"}], "title": "S"});
    assert_eq!(
        operation(&PLAIN, "/")["requestBody"],
        json!({"content": {"application/json": {"schema": schema}}})
    );
    static EMBEDDED: RouteSpec = RouteSpec {
        name: "f",
        method: "PUT",
        arguments: &[ArgumentSpec { embed: true, ..argument("s", Source::Body, Item::TYPE) }],
        ..ROUTE
    };
    let schema = &operation(&EMBEDDED, "/")["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(*schema, json!({"$ref": "#/components/schemas/Body_f__put"}));
}

#[test]
fn a_raw_body_is_any_bytes() {
    const RAW: ArgumentSpec = ArgumentSpec {
        origin: ferrapi_openapi::fragment::Origin { source: Source::RawBody, type_: None },
        ..argument("bytes", Source::RawBody, TEXT)
    };
    static ROUTE_: RouteSpec = RouteSpec { name: "f", method: "PUT", arguments: &[RAW], ..ROUTE };
    let operation = operation(&ROUTE_, "/");
    let schema = json!({"type": "string", "contentMediaType": "application/octet-stream"});
    assert_eq!(operation["requestBody"]["content"], json!({"application/octet-stream": {"schema": schema}}));
    assert_eq!(operation["responses"].get("422"), None, "bytes cannot be wrong");
}

#[test]
fn a_model_is_spread_over_parameters() {
    struct Common;
    model!(
        Common,
        &[
            field("x_num", INT),
            FieldSpec { required: false, default: Some(|| json!([])), ..field("x_tags", TEXTS) },
            field("if_match", OPTIONAL_TEXT)
        ]
    );
    static ROUTE_: RouteSpec =
        RouteSpec { name: "f", arguments: &[argument("common", Source::Header, Common::TYPE)], ..ROUTE };
    assert_eq!(Common::TYPE.arity, Arity::Spread);
    assert_eq!(
        operation(&ROUTE_, "/")["parameters"],
        json!([
            {"name": "x-num", "in": "header", "required": true, "schema": {"type": "integer", "title": "X Num"}},
            {"name": "x-tags", "in": "header", "required": false,
                "schema": {"type": "array", "items": {"type": "string"}, "default": [], "title": "X Tags"}},
            {"name": "if-match", "in": "header", "required": false,
                "schema": {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "If Match"}},
        ])
    );
}

#[test]
fn answers_without_content() {
    const EMPTY: ReplySpec = ReplySpec { status: None, content: None, fields: &[], body: false, errors: &[] };
    static DELETE: RouteSpec = RouteSpec { name: "f", method: "DELETE", status: 204, reply: EMPTY, ..ROUTE };
    assert_eq!(operation(&DELETE, "/")["responses"], json!({"204": {"description": "Successful Response"}}));
    static JSON_204: RouteSpec = RouteSpec { name: "f", status: 204, reply: JSON, ..ROUTE };
    assert_eq!(
        operation(&JSON_204, "/")["responses"],
        json!({"204": {"description": "Successful Response"}})
    );
    static NULL: RouteSpec = RouteSpec { name: "f", reply: EMPTY, ..ROUTE };
    assert_eq!(
        operation(&NULL, "/")["responses"]["200"]["content"],
        json!({"application/json": {"schema": {"type": "null"}}})
    );
    static MOVED: RouteSpec =
        RouteSpec { name: "f", reply: ReplySpec { status: Some(307), body: false, ..EMPTY }, ..ROUTE };
    assert_eq!(operation(&MOVED, "/")["responses"], json!({"307": {"description": "Successful Response"}}));
}

#[test]
fn answers_with_content() {
    static LIST: RouteSpec = RouteSpec {
        name: "read_items",
        response_description: Some("The items"),
        reply: ReplySpec { content: Some(json_content::<Vec<Item>>()), ..JSON },
        ..ROUTE
    };
    assert_eq!(
        operation(&LIST, "/items/")["responses"],
        json!({"200": {
            "description": "The items",
            "content": {"application/json": {"schema": {
                "items": {"$ref": "#/components/schemas/Item"},
                "type": "array",
                "title": "Response Read Items Items  Get",
            }}},
        }})
    );
    const LINES: ReplySpec = ReplySpec {
        content: Some(ferrapi_openapi::fragment::ContentSpec {
            media_type: "application/jsonl",
            ..json_content::<Item>()
        }),
        ..JSON
    };
    static STREAM: RouteSpec = RouteSpec { name: "f", reply: LINES, ..ROUTE };
    assert_eq!(
        operation(&STREAM, "/")["responses"]["200"]["content"],
        json!({"application/jsonl": {"itemSchema": {"$ref": "#/components/schemas/Item"}}})
    );
}

#[test]
fn written_responses_win() {
    const NOT_FOUND: ResponseSpec = ResponseSpec { status: "404", description: None, content: None };
    static ROUTE_: RouteSpec = RouteSpec {
        name: "f",
        arguments: &[argument("id", Source::Path, INT)],
        reply: ReplySpec { errors: &[NOT_FOUND], ..JSON },
        responses: &[
            ResponseSpec { status: "404", description: None, content: Some(json_content::<User>()) },
            ResponseSpec { status: "200", description: Some("Fine"), content: None },
            ResponseSpec { status: "4XX", description: None, content: None },
        ],
        ..ROUTE
    };
    let user = json!({"application/json": {"schema": {"$ref": "#/components/schemas/User"}}});
    assert_eq!(
        operation(&ROUTE_, "/{id}")["responses"],
        json!({
            "200": {"description": "Fine", "content": {"application/json": {"schema": {}}}},
            "404": {"description": "Not Found", "content": user},
            "4XX": {"description": "Client Error"},
        })
    );
}

#[test]
fn what_a_router_adds() {
    static ROUTE_: RouteSpec =
        RouteSpec { name: "f", tags: &["own", "outer"], summary: Some("S"), deprecated: true, ..ROUTE };
    let mounted = Mounted {
        tags: vec!["outer".to_owned()],
        responses: vec![ResponseSpec { status: "418", description: None, content: None }],
        ..Mounted::new(&ROUTE_, "/a")
    };
    let hidden = Mounted { hidden: true, ..Mounted::new(&ROUTE_, "/b") };
    let later = Mounted::new(&CREATE_GET, "/a");
    static CREATE_GET: RouteSpec = RouteSpec { name: "g", ..ROUTE };
    let document = document(&[mounted, hidden, later]);
    assert_eq!(
        document["paths"],
        json!({"/a": {"get": {
            "tags": ["outer", "own"],
            "summary": "S",
            "operationId": "f_a_get",
            "deprecated": true,
            "responses": {"200": answered(), "418": {"description": "I'm a Teapot"}},
        }}})
    );
    assert_eq!(document.get("components"), None);
}
