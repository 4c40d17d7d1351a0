//! What dependencies add to an operation: parameters, bodies, errors.

#[macro_use]
mod support;

use ferrapi_openapi::fragment::{
    ArgumentSpec, ContentSpec, DependencySpec, DependencyUse, Docs, Origin, ReplySpec, ResponseSpec,
    RouteSpec, Source,
};
use ferrapi_openapi::model::Info;
use ferrapi_openapi::{Mounted, assemble};
use serde_json::{Value, json};
use support::{INT, JSON, OPTIONAL_TEXT, ROUTE, TEXT, argument, field, json_content};

struct Problem;
model!(Problem, &[field("detail", TEXT)]);
struct Conflict;
model!(Conflict, &[field("key", TEXT)]);

const DEPENDENCY: DependencySpec = DependencySpec::DEFAULT;

const fn error(
    status: &'static str,
    description: Option<&'static str>,
    content: Option<ContentSpec>,
) -> ResponseSpec {
    ResponseSpec { status, description, content }
}

const fn on(dependency: &'static DependencySpec) -> ArgumentSpec {
    ArgumentSpec {
        origin: Origin { source: Source::Dependency(dependency), type_: None },
        ..argument("d", Source::Head, TEXT)
    }
}

static SESSION: DependencySpec = DependencySpec {
    path: "session",
    arguments: &[argument("session", Source::Cookie, OPTIONAL_TEXT)],
    errors: &[error("401", Some("No session"), Some(json_content::<Problem>()))],
    ..DEPENDENCY
};
static USER: DependencySpec = DependencySpec {
    path: "user",
    arguments: &[
        on(&SESSION),
        argument("tenant", Source::PathOrQuery, TEXT),
        argument("lang", Source::Query, OPTIONAL_TEXT),
    ],
    errors: &[error("401", Some("Unknown user"), Some(json_content::<Problem>()))],
    ..DEPENDENCY
};
static OUTER: DependencySpec = DependencySpec {
    path: "outer",
    arguments: &[
        argument("session", Source::Cookie, TEXT),
        ArgumentSpec { docs: Docs { hidden: true, ..Docs::NONE }, ..argument("trace", Source::Header, TEXT) },
    ],
    ..DEPENDENCY
};

static READ: RouteSpec = RouteSpec {
    name: "read",
    arguments: &[on(&USER), argument("z", Source::Query, INT), on(&SESSION)],
    reply: ReplySpec {
        errors: &[
            error("401", Some("No session"), Some(json_content::<Conflict>())),
            error("422", Some("Out of range"), Some(json_content::<Conflict>())),
        ],
        ..JSON
    },
    ..ROUTE
};

fn operation() -> Value {
    let mounted = Mounted {
        dependencies: vec![DependencyUse { dependency: &OUTER, scopes: &[] }],
        ..Mounted::new(&READ, "/{tenant}/things")
    };
    let document = serde_json::to_value(assemble(Info::new("T", "1"), &[mounted]).unwrap()).unwrap();
    document["paths"]["/{tenant}/things"]["get"].clone()
}

#[test]
fn parameters_of_the_whole_tree_are_merged() {
    let parameters: Vec<_> = operation()["parameters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|parameter| json!([parameter["name"], parameter["in"], parameter["required"]]))
        .collect();
    // The handler's own come first within a place; a variable of the path is one however deep it is read; where one
    // reader needs the cookie it is required.
    assert_eq!(
        parameters,
        [
            json!(["tenant", "path", true]),
            json!(["z", "query", true]),
            json!(["lang", "query", false]),
            json!(["session", "cookie", true]),
        ]
    );
}

#[test]
fn errors_of_the_whole_tree_are_joined() {
    let responses = operation()["responses"].clone();
    let conflict = json!({"$ref": "#/components/schemas/Conflict"});
    let problem = json!({"$ref": "#/components/schemas/Problem"});
    assert_eq!(
        responses["401"],
        json!({
            "description": "No session or Unknown user",
            "content": {"application/json": {"schema": {"anyOf": [conflict, problem]}}},
        })
    );
    let validation = json!({"$ref": "#/components/schemas/HTTPValidationError"});
    assert_eq!(
        responses["422"],
        json!({
            "description": "Validation Error or Out of range",
            "content": {"application/json": {"schema": {"anyOf": [validation, conflict]}}},
        })
    );
}
