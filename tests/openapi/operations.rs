//! What an operation says, by the rules of FastAPI: parameters, bodies, responses, names.

use ferrapi::TestClient;
use ferrapi::prelude::*;
use serde_json::{Value, json};

use crate::{served, shop};

const PRODUCTS: &str = "/api/shops/{shop_id}/products/";

fn operation<'a>(document: &'a Value, method: &str, path: &str) -> &'a Value {
    let operation = &document["paths"][path][method];
    assert!(operation.is_object(), "no {method} {path}");
    operation
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// `in name` of each parameter, with `?` for one that may be missing.
fn parameters(operation: &Value) -> Vec<String> {
    let all = operation["parameters"].as_array().unwrap().iter();
    all.map(|parameter| {
        let mark = if parameter["required"] == true { "" } else { "?" };
        format!("{} {}{mark}", parameter["in"].as_str().unwrap(), parameter["name"].as_str().unwrap())
    })
    .collect()
}

#[test]
fn parameters_of_the_whole_tree_are_merged_and_sorted_by_place() {
    let document = served(shop::app());
    let listed = [
        "path shop_id",
        "query q?",
        "query tag?",
        "query skip?",
        "query limit?",
        "header x-token?",
        "cookie session?",
    ];
    assert_eq!(parameters(operation(&document, "get", PRODUCTS)), listed);
    // The application's dependency is the shop's too: each parameter stands once.
    let file = parameters(operation(&document, "get", "/files/{path}"));
    assert_eq!(file, ["path path", "header x-token?"]);
}

mod merged {
    use super::*;

    #[dependency]
    pub(super) fn wanting(q: String) -> String {
        q
    }

    #[get("/merged")]
    pub(super) async fn merged(q: Option<String>, #[depends(wanting)] same: String) -> String {
        q.unwrap_or(same)
    }
}

#[test]
fn a_parameter_that_one_reader_requires_is_required() {
    use merged::merged;
    let document = served(App::new("Merged").routes(routes![merged]));
    let operation = operation(&document, "get", "/merged");
    assert_eq!(parameters(operation), ["query q"]);
    assert_eq!(operation["parameters"][0]["schema"], json!({"type": "string", "title": "Q"}));
}

#[test]
fn errors_of_the_whole_tree_are_responses() {
    let document = served(shop::app());
    let responses = &operation(&document, "post", PRODUCTS)["responses"];
    let mut statuses = keys(responses);
    statuses.sort_unstable();
    assert_eq!(statuses, ["201", "401", "404", "409", "422"]);
    assert_eq!(responses["201"]["description"], "The product");
    assert_eq!(responses["401"]["description"], "Who are you?");
    assert_eq!(responses["404"]["description"], "No product {id} or No such shop");
    assert_eq!(responses["409"]["description"], "Conflict");
    for status in ["401", "404", "409"] {
        let schema = &responses[status]["content"]["application/json"]["schema"];
        assert_eq!(schema, &json!({"$ref": "#/components/schemas/HTTPError"}), "{status}");
    }
}

#[test]
fn written_responses_win() {
    let document = served(shop::app());
    let responses =
        &operation(&document, "post", "/api/shops/{shop_id}/products/{product_id}/orders")["responses"];
    assert_eq!(responses["409"]["description"], "Sold out, with words");
    let message = json!({"schema": {"$ref": "#/components/schemas/Message"}});
    assert_eq!(responses["409"]["content"]["application/json"], message);
    assert_eq!(responses["default"]["content"]["application/json"], message);
    assert_eq!(responses["202"]["content"]["application/json"], json!({"schema": {"type": "null"}}));
    let list = &operation(&document, "get", PRODUCTS)["responses"];
    assert_eq!(list["206"], json!({"description": "A part only"}));
}

#[test]
fn a_422_stands_where_something_is_read_and_nothing_else_is_said() {
    #[get("/nothing")]
    async fn nothing() -> u8 {
        0
    }
    #[get("/query")]
    async fn query(q: Option<String>) -> bool {
        q.is_some()
    }
    #[post("/body")]
    async fn body(#[body] value: u8) -> u8 {
        value
    }
    #[get("/ranged", responses(4XX = "Whatever you did"))]
    async fn ranged(q: u8) -> u8 {
        q
    }
    #[get("/own", responses(422 = "My own"))]
    async fn own(q: u8) -> u8 {
        q
    }
    let document = served(App::new("T").routes(routes![nothing, query, body, ranged, own]));
    let of = |method, path| operation(&document, method, path)["responses"].clone();
    assert_eq!(keys(&of("get", "/nothing")), ["200"]);
    assert_eq!(keys(&of("get", "/query")), ["200", "422"]);
    assert_eq!(keys(&of("post", "/body")), ["200", "422"]);
    assert_eq!(keys(&of("get", "/ranged")), ["200", "4XX"]);
    assert_eq!(of("get", "/own")["422"], json!({"description": "My own"}));
    // `default` says it as well.
    let orders =
        operation(&served(shop::app()), "post", "/api/shops/{shop_id}/products/{product_id}/orders").clone();
    assert!(orders["responses"]["422"].is_null());
}

#[test]
fn a_router_says_what_its_operations_have_in_common() {
    #[model]
    struct Message {
        message: String,
    }
    #[get("/a")]
    async fn a() -> u8 {
        0
    }
    #[get("/b", responses(404 = "No b"))]
    async fn b() -> u8 {
        0
    }
    #[get("/c")]
    async fn c() -> u8 {
        0
    }
    let inner = Router::new("/inner").deprecated().response("403", "Not yours").routes(routes![a]);
    let outer =
        Router::new("/outer").response_of::<Message>("404", "Not found").routes(routes![b]).mount(inner);
    let unseen = Router::new("/unseen").hidden().routes(routes![c]);
    let document = served(App::new("T").response("418", "I'm a teapot").mount(outer).mount(unseen));
    let a = operation(&document, "get", "/outer/inner/a");
    assert_eq!(keys(&a["responses"]), ["200", "418", "404", "403"]);
    assert_eq!(a["deprecated"], true);
    let message = &a["responses"]["404"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(message, "#/components/schemas/Message");
    let b = operation(&document, "get", "/outer/b");
    assert_eq!((&b["responses"]["404"]["description"], &b["deprecated"]), (&json!("No b"), &Value::Null));
    assert!(document["paths"]["/unseen/c"].is_null());
}

#[test]
fn a_redirect_has_the_status_of_its_route() {
    #[get("/moved", status = 302)]
    async fn moved() -> Redirect {
        Redirect::to("/a")
    }
    #[get("/later")]
    async fn later() -> Redirect {
        Redirect::to("/a")
    }
    let client = TestClient::new(App::new("T").routes(routes![moved, later]));
    let document: Value = client.get("/openapi.json").send().into_json();
    for (path, status) in [("/moved", 302), ("/later", 307)] {
        assert_eq!(keys(&operation(&document, "get", path)["responses"]), [status.to_string()]);
        assert_eq!(client.get(path).send().status(), status);
    }
}

#[test]
fn the_components_of_the_422_come_with_it() {
    #[get("/nothing")]
    async fn nothing() -> u8 {
        0
    }
    let document = served(App::new("T").routes(routes![nothing]));
    assert_eq!(keys(&document), ["openapi", "info", "paths"]);
}

#[test]
fn names_tags_and_texts_follow_fastapi() {
    let document = served(shop::app());
    let list = operation(&document, "get", PRODUCTS);
    assert_eq!(list["operationId"], "list_api_shops__shop_id__products__get");
    assert_eq!(list["summary"], "List products.");
    assert!(list["description"].is_null());
    assert_eq!(list["tags"], json!(["shops", "products"]));
    let remove = operation(&document, "delete", "/api/shops/{shop_id}/products/{product_id}");
    assert_eq!(remove["operationId"], "removeProduct");
    assert_eq!(remove["summary"], "Remove");
    assert_eq!(remove["tags"], json!(["shops", "products", "admin"]));
    assert_eq!(remove["deprecated"], true);
    assert!(list["deprecated"].is_null());
    let order = operation(&document, "post", "/api/shops/{shop_id}/products/{product_id}/orders");
    assert_eq!(order["description"], "Payment is due at once.");
}

mod summed_up {
    use super::*;

    /// Weigh a parcel.
    ///
    /// In kilograms.
    #[get("/weight", summary = "Weight")]
    pub(super) async fn weight() -> f64 {
        1.5
    }

    /// Of no use here.
    #[get("/height", summary = "Height", description = "In metres.")]
    pub(super) async fn height() -> f64 {
        0.5
    }
}

#[test]
fn a_doc_comment_beside_a_summary_is_the_description() {
    use summed_up::{height, weight};
    let document = served(App::new("Parcels").routes(routes![weight, height]));
    let said = |path| {
        let operation = operation(&document, "get", path);
        (operation["summary"].as_str().unwrap(), operation["description"].as_str().unwrap())
    };
    assert_eq!(said("/weight"), ("Weight", "Weigh a parcel.\n\nIn kilograms."));
    assert_eq!(said("/height"), ("Height", "In metres."));
}

mod called_back {
    use super::*;

    /// On its way, both ways.
    #[model]
    pub(super) struct Parcel {
        number: u32,
        #[field(default, exclude)]
        note: String,
    }

    #[model]
    pub(super) struct Signature {
        name: String,
    }

    pub(super) mod notices {
        use super::*;

        /// It has arrived.
        #[post("/")]
        pub async fn arrived(_parcel: Parcel) -> Signature {
            unreachable!()
        }

        #[put("/", operation_id = "lost", status = 202)]
        pub async fn lost(_parcel: Parcel) -> Parcel {
            unreachable!()
        }
    }

    #[post(
        "/parcels",
        callbacks("{$request.query.to}/arrived" = notices::arrived, "{$request.query.to}" = notices::lost)
    )]
    pub(super) async fn send(_to: String) -> bool {
        true
    }
}

#[test]
fn what_a_client_gets_in_return_is_described_with_the_operation() {
    use called_back::send;
    let app = App::new("Parcels").routes(routes![send]);
    let client = TestClient::new(app);
    assert_eq!(client.post("/").send().status(), 404);
    let document: Value = client.get("/openapi.json").send().json();
    let callbacks = &operation(&document, "post", "/parcels")["callbacks"];
    assert_eq!(keys(callbacks), ["arrived", "lost"]);
    let arrived = &callbacks["arrived"]["{$request.query.to}/arrived"]["post"];
    assert_eq!(arrived["summary"], "It has arrived.");
    assert_eq!(arrived["operationId"], "arrived__request_query_to__arrived_post");
    let json = |place: &Value| place["content"]["application/json"]["schema"]["$ref"].clone();
    // What is read and what is written are told apart, as everywhere.
    assert_eq!(json(&arrived["requestBody"]), "#/components/schemas/Parcel-Input");
    assert_eq!(json(&arrived["responses"]["200"]), "#/components/schemas/Signature");
    assert!(arrived["responses"]["422"].is_object());
    let lost = &callbacks["lost"]["{$request.query.to}"]["put"];
    assert_eq!(lost["operationId"], "lost");
    assert_eq!(json(&lost["responses"]["202"]), "#/components/schemas/Parcel-Output");
    let mut schemas = keys(&document["components"]["schemas"]);
    schemas.retain(|name| !name.contains("ValidationError"));
    assert_eq!(schemas, ["Parcel-Input", "Parcel-Output", "Signature"]);
}

#[test]
fn hidden_operations_are_answered_and_not_shown() {
    let client = ferrapi::TestClient::new(shop::app());
    assert_eq!(client.get("/secret").header("x-token", "t").send().status(), 200);
    let document: Value = client.get("/openapi.json").send().json();
    let mut paths = keys(&document["paths"]);
    paths.sort_unstable();
    assert_eq!(paths.len(), 5, "{paths:?}");
    assert!(!paths.contains(&"/secret"));
    assert!(!paths.iter().any(|path| path.contains("docs") || path.contains("openapi")));
}

#[test]
fn several_parts_of_a_body_are_one_component() {
    let document = served(shop::app());
    let order = operation(&document, "post", "/api/shops/{shop_id}/products/{product_id}/orders");
    let name = "Body_order_api_shops__shop_id__products__product_id__orders_post";
    let reference = json!({"$ref": format!("#/components/schemas/{name}")});
    assert_eq!(order["requestBody"]["content"]["application/json"]["schema"], reference);
    assert_eq!(order["requestBody"]["required"], true);
    let body = &document["components"]["schemas"][name];
    assert_eq!(keys(&body["properties"]), ["order", "days"]);
    assert_eq!(body["required"], json!(["order"]));
    assert_eq!(body["properties"]["days"]["default"], 3);
}

#[test]
fn each_type_is_one_component() {
    let document = served(shop::app());
    let names = keys(&document["components"]["schemas"]);
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted);
    for name in ["Product", "Page_Product_", "Payment", "Payment.Card", "HTTPError", "HTTPValidationError"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    assert!(!names.iter().any(|name| name.ends_with('2')), "{names:?}");
    let text = document.to_string();
    for name in names {
        assert!(text.contains(&format!("#/components/schemas/{name}\"")), "nobody refers to {name}");
    }
    assert!(!text.contains("x-ferrapi"));
}

#[test]
fn answers_with_a_status_of_their_own_say_it() {
    let document = served(shop::app());
    let start = &operation(&document, "get", "/start")["responses"];
    assert_eq!(start["307"], json!({"description": "Successful Response"}));
    assert!(start["200"].is_null());
    let file = &operation(&document, "get", "/files/{path}")["responses"]["200"]["content"];
    assert_eq!(file, &json!({"text/html": {"schema": {"type": "string"}}}));
    let remove = operation(&document, "delete", "/api/shops/{shop_id}/products/{product_id}");
    assert_eq!(remove["responses"]["204"], json!({"description": "Successful Response"}));
}

mod exemplified {
    use super::*;

    #[model]
    pub(super) struct Parcel {
        weight: f64,
    }

    #[put("/parcels/<id>")]
    pub(super) async fn replace(
        #[path(openapi_examples = json!({ "first": { "value": 1 } }))] id: u32,
        #[header(openapi_examples = json!({ "elsewhere": { "externalValue": "https://example.com/x", "other": 1 } }))]
        x_trace: Option<String>,
        #[body(openapi_examples = json!({
            "light": { "summary": "A light one", "description": "*Light*.", "value": { "weight": 0.5 } },
            "wrong": { "value": { "weight": "heavy" } },
        }))]
        parcel: Parcel,
    ) -> Parcel {
        _ = (id, x_trace);
        parcel
    }
}

#[test]
fn named_examples_stand_beside_the_schema() {
    use exemplified::replace;
    let document = served(App::new("Parcels").routes(routes![replace]));
    let operation = operation(&document, "put", "/parcels/{id}");
    assert_eq!(operation["parameters"][0]["examples"], json!({"first": {"value": 1}}));
    let elsewhere = json!({"elsewhere": {"externalValue": "https://example.com/x"}});
    assert_eq!(operation["parameters"][1]["examples"], elsewhere);
    assert_eq!(operation["parameters"][0]["schema"].get("examples"), None);
    assert_eq!(
        operation["requestBody"]["content"]["application/json"],
        json!({
            "schema": {"$ref": "#/components/schemas/Parcel"},
            "examples": {
                "light": {"summary": "A light one", "description": "*Light*.", "value": {"weight": 0.5}},
                "wrong": {"value": {"weight": "heavy"}},
            },
        })
    );
}
