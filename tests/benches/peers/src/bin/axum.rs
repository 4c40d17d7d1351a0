//! The workloads with axum, documented with utoipa and validated with validator. `OTHERS` adds that many other routes.

use std::sync::LazyLock;

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use validator::{Validate, ValidationError};

#[utoipa::path(get, path = "/plaintext", responses((status = 200, body = String)))]
async fn plaintext() -> &'static str {
    "Hello, World!"
}

#[derive(Deserialize, IntoParams)]
struct Search {
    q: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct Echo {
    item_id: i64,
    q: Option<String>,
}

#[utoipa::path(get, path = "/items/{item_id}", params(("item_id" = i64, Path), Search), responses((status = 200, body = Echo)))]
async fn read_item(Path(item_id): Path<i64>, Query(search): Query<Search>) -> Json<Echo> {
    Json(Echo { item_id, q: search.q })
}

#[derive(Deserialize, IntoParams, Validate)]
struct PostPath {
    #[validate(range(min = 1))]
    user_id: u64,
    #[validate(range(min = 1))]
    post_id: u64,
}

#[derive(Deserialize, IntoParams)]
struct PostQuery {
    #[serde(default)]
    include_draft: bool,
}

#[derive(Serialize, ToSchema)]
struct Post {
    user_id: u64,
    post_id: u64,
    draft: bool,
}

#[utoipa::path(get, path = "/users/{user_id}/posts/{post_id}", params(PostPath, PostQuery), responses((status = 200, body = Post)))]
async fn read_post(Path(path): Path<PostPath>, Query(query): Query<PostQuery>) -> Result<Json<Post>, Response> {
    path.validate().map_err(refuse)?;
    Ok(Json(Post { user_id: path.user_id, post_id: path.post_id, draft: query.include_draft }))
}

fn is_zip(zip: &str) -> Result<(), ValidationError> {
    let fits = zip.len() == 5 && zip.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(()) } else { Err(ValidationError::new("zip")) }
}

#[derive(Serialize, Deserialize, ToSchema, Validate)]
struct Address {
    #[validate(length(min = 1))]
    street: String,
    #[validate(custom(function = "is_zip"))]
    zip: String,
}

#[derive(Deserialize, ToSchema, Validate)]
struct NewItem {
    #[validate(length(min = 1, max = 100))]
    name: String,
    #[validate(range(exclusive_min = 0.0))]
    price: f64,
    #[serde(default)]
    #[validate(length(max = 20))]
    tags: Vec<String>,
    #[validate(nested)]
    address: Address,
}

#[derive(Serialize, ToSchema)]
struct Item {
    id: u32,
    name: String,
    price: f64,
    tags: Vec<String>,
    address: Address,
}

fn refuse(errors: validator::ValidationErrors) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(errors)).into_response()
}

#[utoipa::path(post, path = "/items", request_body = NewItem, responses((status = 201, body = Item), (status = 422)))]
async fn create_item(body: Result<Json<NewItem>, JsonRejection>) -> Result<(StatusCode, Json<Item>), Response> {
    let Json(item) = body.map_err(IntoResponse::into_response)?;
    item.validate().map_err(refuse)?;
    let NewItem { name, price, tags, address } = item;
    Ok((StatusCode::CREATED, Json(Item { id: 3, name, price, tags, address })))
}

struct Token(u64);
struct User(u64);
struct ActiveUser(u64);

impl<S: Sync> FromRequestParts<S> for Token {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        let field = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = field.and_then(|field| field.strip_prefix("Bearer ")?.parse().ok());
        token.map(Token).ok_or(StatusCode::UNAUTHORIZED)
    }
}

impl<S: Sync> FromRequestParts<S> for User {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, StatusCode> {
        let Token(token) = Token::from_request_parts(parts, state).await?;
        if token == 0 { Err(StatusCode::UNAUTHORIZED) } else { Ok(User(token + 1)) }
    }
}

impl<S: Sync> FromRequestParts<S> for ActiveUser {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, StatusCode> {
        User::from_request_parts(parts, state).await.map(|User(id)| ActiveUser(id))
    }
}

#[derive(Serialize, ToSchema)]
struct Me {
    id: u64,
}

#[utoipa::path(get, path = "/me", responses((status = 200, body = Me)))]
async fn me(ActiveUser(id): ActiveUser) -> Json<Me> {
    Json(Me { id })
}

#[derive(Serialize, ToSchema)]
struct Row {
    id: u32,
    name: String,
    price: f64,
    tags: Vec<String>,
}

#[utoipa::path(get, path = "/list", responses((status = 200, body = Vec<Row>)))]
async fn list() -> Json<Vec<Row>> {
    let row = |id| Row {
        id,
        name: format!("Item {id}"),
        price: f64::from(id) * 1.5,
        tags: vec!["a".to_owned(), "b".to_owned()],
    };
    Json((0..100).map(row).collect())
}

fn number(variable: &str) -> usize {
    std::env::var(variable).map_or(0, |number| number.parse().expect("a number"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (router, document) = OpenApiRouter::<()>::new()
        .routes(routes!(plaintext))
        .routes(routes!(read_item))
        .routes(routes!(read_post))
        .routes(routes!(create_item))
        .routes(routes!(me))
        .routes(routes!(list))
        .split_for_parts();
    static DOCUMENT: LazyLock<std::sync::OnceLock<String>> = LazyLock::new(Default::default);
    DOCUMENT.get_or_init(|| document.to_json().expect("a document"));
    let document = get(|| async { DOCUMENT.get().cloned().unwrap_or_default() });
    let mut router: Router = router.route("/openapi.json", document);
    for number in 0..number("OTHERS") {
        let path = format!("/area{}/part{number}/other/{{id}}", number % 32);
        router = router.route(&path, get(|Path(id): Path<u32>| async move { Json(id) }));
    }
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", number("PORT") as u16)).await.expect("a free port");
    axum::serve(listener, router).await.expect("axum serves for ever");
}
