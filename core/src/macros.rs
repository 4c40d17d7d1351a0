//! The macros, with their documentation: it stands here, where its examples compile.

mod security;

/// Makes a function the handler of `GET` requests to a path.
///
/// The signature is the contract: an argument whose name is in the path is read from there; otherwise its type
/// decides: scalars come from the query, `#[model]`s from the JSON body, [`State`](crate::State) and dependencies are
/// themselves. `#[path]`, `#[query]`, `#[header]`, `#[cookie]`, `#[body]` and `#[depends(…)]` say otherwise and carry
/// constraints (`ge gt le lt multiple_of min_length max_length pattern min_items max_items unique_items`) and
/// documentation (`alias default title description example examples openapi_examples deprecated hidden`). `check = function` is a rule of
/// your own, and `default_factory = function` a default that is made anew each time, as on the
/// [fields of a model](macro@model#fields); what is absent is not checked.
///
/// ```
/// use ferrapi::prelude::*;
///
/// /// Read an item.
/// ///
/// /// The first line is the operation's summary, the rest its description.
/// #[get("/items/<item_id>", tags("items"))]
/// async fn read_item(
///     /// Counted from 1.
///     #[path(ge = 1)] item_id: u64,
///     #[query(default = false)] short: bool,
///     #[header(alias = "x-token")] token: Option<String>,
/// ) -> String {
///     format!("{item_id} {short} {token:?}")
/// }
///
/// # fn main() {
/// let app = App::new("Items").routes(routes![read_item]);
/// # }
/// ```
///
/// Keys: `status = 201`, `tags("a", "b")`, `summary = "…"`, `description = "…"`, `operation_id = "…"`, `deprecated`,
/// `hidden`, `public` (see [`App::secure_by_default`](crate::App::secure_by_default)), `response_description = "…"`,
/// `responses(404(Message, "why"))`, `depends(check_token, scopes("admin"))` (may be repeated), `concurrent`,
/// `body_limit = 65536` (bytes), `body_timeout = 600` (seconds, for the whole body), `timeout = 5` (seconds, for the answer),
/// `strict_content_type = false`, `openapi_extra = json!({ … })` (keys of its own for the operation in the document),
/// `response(…)`. `<name..>` takes all segments to the end of the path. With `summary` all of the doc comment is the description.
///
/// A doc comment is the summary (its first paragraph) and the description (the rest); beside `summary = "…"` all of it is the
/// description.
///
/// `callbacks("{$request.query.callback_url}/paid" = paid)` describes a request that this application sends to its client in
/// return: to a URL with OpenAPI's runtime expressions, as a route that is never served, whose own path counts for nothing.
///
/// `response(…)` leaves parts of a JSON answer out: `exclude_none` and `exclude_defaults` fields that are `null` or have
/// their default, at any depth; `include(a, b)` and `exclude(c)` name fields of the answer's model; `by_name` writes
/// Rust names instead of aliases. Such an answer is built as a JSON value first. What `exclude_unset` is in Python is a
/// type: [`Given`](crate::Given).
///
/// `concurrent` resolves the route's dependencies at the same time, each on a copy of the request. The answer is that of
/// one after the other: a value that several share is made once, by the first that needs it, while the others wait; of
/// several errors the first in order of declaration is answered, and teardowns run against that order. What one leaves on
/// the request or says of the response is seen when all are done, by no other one. It is worth its price where they wait for something slow.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[dependency]
/// async fn user(#[header] x_user: String) -> String {
///     x_user // after a query
/// }
///
/// #[dependency]
/// async fn news() -> Vec<String> {
///     Vec::new() // after a request to another service
/// }
///
/// #[get("/home", concurrent)]
/// async fn home(#[depends(user)] user: String, #[depends(news)] news: Vec<String>) -> (String, Vec<String>) {
///     (user, news)
/// }
/// # fn main() {}
/// ```
///
/// An `async fn` runs on the event loop; a plain `fn` runs in the blocking pool and may block. The function itself
/// stays as it is: a unit test can call it.
///
/// # Errors
///
/// What is wrong with the path, the keys or the arguments is a compile error at the token, all at once.
pub use ferrapi_macros::get;

/// Makes a function the handler of `POST` requests to a path; see [`get`](macro@get).
pub use ferrapi_macros::post;

/// Makes a function the handler of `PUT` requests to a path; see [`get`](macro@get).
pub use ferrapi_macros::put;

/// Makes a function the handler of `PATCH` requests to a path; see [`get`](macro@get).
pub use ferrapi_macros::patch;

/// Makes a function the handler of `DELETE` requests to a path; see [`get`](macro@get).
pub use ferrapi_macros::delete;

/// Makes a function the handler of `HEAD` requests to a path; see [`get`](macro@get). `GET` handlers answer them too.
pub use ferrapi_macros::head;

/// Makes a function the handler of `OPTIONS` requests to a path; see [`get`](macro@get).
pub use ferrapi_macros::options;

/// Makes a function the handler of `TRACE` requests to a path; see [`get`](macro@get).
pub use ferrapi_macros::trace;

/// Makes a function the handler of requests of any one method: `#[route(GET, "/path")]`; see [`get`](macro@get).
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[route(GET, "/ping")]
/// async fn ping() -> &'static str {
///     "pong"
/// }
/// # fn main() {}
/// ```
pub use ferrapi_macros::route;

/// Collects handlers for [`App::routes`](crate::App::routes) and [`Router::routes`](crate::Router::routes).
///
/// ```
/// use ferrapi::prelude::*;
///
/// mod users {
///     use ferrapi::prelude::*;
///
///     #[get("/users")]
///     pub async fn list() -> Vec<String> {
///         vec!["Ferris".to_owned()]
///     }
/// }
///
/// # fn main() {
/// let app = App::new("Users").routes(routes![users::list]);
/// # }
/// ```
///
/// With `secured;` before the handlers, each of them has to have a guard in its own tree (an argument of a `#[security]` type
/// that is not optional, or a `#[dependency(guard)]`, at any depth) or to say `public` in its attribute. What
/// [`App::secure_by_default`](crate::App::secure_by_default) finds at the start, the compiler finds here.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[dependency(guard)]
/// fn check_key(#[header] x_key: String) -> Result<(), HttpError> {
///     if x_key == "fake-super-secret-key" { Ok(()) } else { Err(HttpError::forbidden("wrong key")) }
/// }
///
/// #[delete("/items", status = 204, depends(check_key))]
/// async fn clear() {}
///
/// #[get("/health", public)]
/// async fn health() -> &'static str {
///     "fine"
/// }
///
/// # fn main() {
/// let app = App::new("Items").routes(routes![secured; clear, health]);
/// # }
/// ```
///
/// # Errors
///
/// Two handlers of one list with the same method and path are a compile error, and so is one of a secured list that lets
/// everybody in.
pub use ferrapi_macros::routes;

/// Makes a function or a struct a dependency: handlers take its value with `#[depends(function)]`, or by its type.
///
/// Its arguments are found as a handler's are, other dependencies among them. It is resolved once per request and its
/// value shared; `#[dependency(shared = false)]` resolves it each time. A `Result`'s error answers the request and is
/// documented in every operation that it can reach.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[dependency]
/// fn token(#[header] x_token: String) -> Result<String, HttpError> {
///     if x_token == "fake-super-secret-token" { Ok(x_token) } else { Err(HttpError::bad_request("X-Token header invalid")) }
/// }
///
/// /// Fields are arguments, so this is resolved from the query.
/// #[dependency]
/// struct Page {
///     #[query(default = 0)]
///     skip: usize,
///     #[query(default = 100, le = 100)]
///     limit: usize,
/// }
///
/// #[get("/items")]
/// async fn items(#[depends(token)] token: String, page: Page) -> Vec<usize> {
///     (page.skip..page.skip + page.limit).collect()
/// }
/// # fn main() {}
/// ```
///
/// A plain `fn` runs on the event loop and must not block; `#[dependency(blocking)]` runs it in the blocking pool.
/// `#[dependency(scope = "function")]` ends a [`Scoped`](crate::Scoped) value before the response is sent.
///
/// `#[dependency(guard)]` says that it lets nobody through unasked, which is what
/// [`App::secure_by_default`](crate::App::secure_by_default) wants of every route.
///
/// # Fixed arguments
///
/// An argument marked `#[fixed]` is given where the dependency is named: on an argument, in a route's `depends(…)`, in
/// [`depends!`](macro@depends). The expressions are evaluated for each request, and can name constants and statics.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[derive(PartialEq, PartialOrd)]
/// enum Role {
///     Reader,
///     Admin,
/// }
///
/// #[dependency]
/// fn role(#[header] x_role: Option<String>) -> Role {
///     if x_role.as_deref() == Some("admin") { Role::Admin } else { Role::Reader }
/// }
///
/// #[dependency]
/// fn require_role(#[fixed] least: Role, #[depends(role)] role: Role) -> Result<Role, HttpError> {
///     if role >= least { Ok(role) } else { Err(HttpError::forbidden("Not allowed")) }
/// }
///
/// #[delete("/items", status = 204, depends(require_role(Role::Admin)))]
/// async fn clear() {}
///
/// #[get("/items")]
/// async fn items(#[depends(require_role(Role::Reader))] _role: Role) -> Vec<u32> {
///     vec![1, 2]
/// }
/// # fn main() {}
/// ```
///
/// Each place where it is named with arguments is a dependency of its own, with a value of its own. What is to be shared
/// by several places is a dependency that names it once.
///
/// Source: [FastAPI, Advanced Dependencies](https://fastapi.tiangolo.com/advanced/advanced-dependencies/).
///
/// # Errors
///
/// A dependency that leads back to itself is a compile error; so are fixed arguments that are not given or not taken, and a
/// value that ends after the response and is made of one of function scope.
pub use ferrapi_macros::dependency;

pub use security::security;

/// Collects dependencies for [`App::dependencies`](crate::App::dependencies) and
/// [`Router::dependencies`](crate::Router::dependencies), fixed arguments included.
///
/// They are run before every handler, for their effect, in this order: their values are dropped, their errors count.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[dependency]
/// fn require_key(#[fixed] key: &'static str, #[header] x_key: String) -> Result<(), HttpError> {
///     if x_key == key { Ok(()) } else { Err(HttpError::forbidden("Wrong key")) }
/// }
///
/// #[get("/report")]
/// async fn report() -> &'static str {
///     "all well"
/// }
///
/// # fn main() {
/// let admin = Router::new("/admin").dependencies(depends![require_key("fake-secret")]).routes(routes![report]);
/// let app = App::new("Reports").mount(admin);
/// # }
/// ```
pub use ferrapi_macros::depends;

/// Makes a struct or an enum a type of bodies, parameters and responses: JSON in and out, checked, documented.
///
/// ```
/// use ferrapi::prelude::*;
///
/// /// What a client sends.
/// #[model]
/// struct NewItem {
///     /// What the item is called.
///     #[field(min_length = 1, max_length = 100)]
///     name: String,
///     #[field(gt = 0)]
///     price: f64,
///     #[field(default, max_items = 20)]
///     tags: Vec<String>,
///     note: Option<String>,
/// }
///
/// #[model]
/// #[serde(rename_all = "kebab-case")]
/// enum Color {
///     Red,
///     DarkBlue,
/// }
///
/// #[model]
/// struct ItemId(#[field(ge = 1)] u64);
/// # fn main() {}
/// ```
///
/// It implements serde's `Serialize` and `Deserialize` and schemars' `JsonSchema`; serde's attributes keep their meaning,
/// but a struct is never read from an array, and an untagged enum takes the member that fits best.
///
/// # Fields
///
/// `#[field(…)]` carries the same constraints and documentation as arguments do (see [`get`](macro@get)), and
///
/// - `default`, `default = value`, `default = ["a", "b"]` for a list, `default = function()`; `default_factory = function` for what is made
///   anew each time (a moment, an identifier), which the document does not show; `required` for an `Option` that must be there;
/// - `alias = "…"` for both ways, `input_alias` and `output_alias` for one;
/// - `check = function`: `fn(&T) -> Result<(), E>`, where `E` has `Display` (a `value_error` with that sentence) or is
///   [`CheckError`](crate::CheckError);
/// - `exclude`: read and never written; `extra`: a map that keeps all keys that are no field;
/// - `schema_extra = json!({ … })`: further keys of its schema.
///
/// # Types
///
/// `#[model(…)]` takes `title`, `description`, `example`, `examples(…)`, `schema_extra`, `name = "…"` (its name in the
/// document), `strict` (no coercion), `check = function` (the whole value, when all fields are right), and
///
/// - `extra = "forbid"`, `"ignore"` (the default) or `"allow"` (with a `#[field(extra)]`): keys that are no field;
/// - `computed(area, size = path::to::function)`: methods or functions of `&Self` whose values are written like fields;
/// - `patch`, `patch = "Name"`: also writes a struct for partial updates, `…Patch`, whose fields are
///   [`Maybe`](crate::Maybe) and which applies itself to the model;
/// - `discriminator = "kind"`: an enum of models, told by the values of their field `kind`, an enum without data;
/// - `integer`, `literal`: an enum whose discriminants are on the wire, or which is Python's `Literal`.
///
/// ```
/// use ferrapi::prelude::*;
/// use ferrapi::serde_json::{Map, Value, json};
///
/// #[model(computed(total), extra = "allow", example = json!({ "name": "Nail", "price": 0.1, "count": 7 }))]
/// struct Order {
///     name: String,
///     price: f64,
///     count: u32,
///     #[field(default, exclude)]
///     voucher: String,
///     #[field(extra)]
///     rest: Map<String, Value>,
/// }
///
/// impl Order {
///     fn total(&self) -> f64 {
///         self.price * f64::from(self.count)
///     }
/// }
///
/// #[model(patch)]
/// struct Item {
///     name: String,
///     note: Option<String>,
/// }
///
/// #[patch("/items/<item_id>")]
/// async fn update(item_id: u32, change: ItemPatch) -> Item {
///     let mut item = Item { name: "Hammer".to_owned(), note: None };
///     change.apply_to(&mut item);
///     item
/// }
/// # fn main() {}
/// ```
pub use ferrapi_macros::model;

/// Makes an enum the error of handlers and dependencies: rendered and documented from one place.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[derive(ApiError)]
/// enum ItemError {
///     #[error(status = 404, detail = "Item {id} not found")]
///     Missing { id: u32 },
///     #[error(status = 409, detail = "The name is taken")]
///     Taken,
/// }
///
/// #[get("/items/<item_id>")]
/// async fn read_item(item_id: u32) -> Result<String, ItemError> {
///     Err(ItemError::Missing { id: item_id })
/// }
/// # fn main() {}
/// ```
pub use ferrapi_macros::ApiError;
