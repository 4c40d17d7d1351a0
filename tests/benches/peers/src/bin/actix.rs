//! The workloads with actix-web, validated with validator, without a document. `OTHERS` adds that many other routes.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::error::ErrorUnauthorized;
use actix_web::http::header::{AUTHORIZATION, ContentType};
use actix_web::web::{Json, Path, Query};
use actix_web::{App, Error, FromRequest, HttpRequest, HttpResponse, HttpServer, get, post, web};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

#[get("/plaintext")]
async fn plaintext() -> HttpResponse {
    HttpResponse::Ok().content_type(ContentType::plaintext()).body("Hello, World!")
}

#[derive(Deserialize)]
struct Search {
    q: Option<String>,
}

#[derive(Serialize)]
struct Echo {
    item_id: i64,
    q: Option<String>,
}

#[get("/items/{item_id}")]
async fn read_item(item_id: Path<i64>, search: Query<Search>) -> Json<Echo> {
    Json(Echo { item_id: *item_id, q: search.into_inner().q })
}

#[derive(Deserialize, Validate)]
struct PostPath {
    #[validate(range(min = 1))]
    user_id: u64,
    #[validate(range(min = 1))]
    post_id: u64,
}

#[derive(Deserialize)]
struct PostQuery {
    #[serde(default)]
    include_draft: bool,
}

#[derive(Serialize)]
struct Post {
    user_id: u64,
    post_id: u64,
    draft: bool,
}

#[get("/users/{user_id}/posts/{post_id}")]
async fn read_post(path: Path<PostPath>, query: Query<PostQuery>) -> HttpResponse {
    match path.validate() {
        Ok(()) => HttpResponse::Ok().json(Post {
            user_id: path.user_id,
            post_id: path.post_id,
            draft: query.include_draft,
        }),
        Err(errors) => HttpResponse::UnprocessableEntity().json(errors),
    }
}

fn is_zip(zip: &str) -> Result<(), ValidationError> {
    let fits = zip.len() == 5 && zip.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(()) } else { Err(ValidationError::new("zip")) }
}

#[derive(Serialize, Deserialize, Validate)]
struct Address {
    #[validate(length(min = 1))]
    street: String,
    #[validate(custom(function = "is_zip"))]
    zip: String,
}

#[derive(Deserialize, Validate)]
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

#[derive(Serialize)]
struct Item {
    id: u32,
    name: String,
    price: f64,
    tags: Vec<String>,
    address: Address,
}

#[post("/items")]
async fn create_item(item: Json<NewItem>) -> HttpResponse {
    if let Err(errors) = item.validate() {
        return HttpResponse::UnprocessableEntity().json(errors);
    }
    let NewItem { name, price, tags, address } = item.into_inner();
    HttpResponse::Created().json(Item { id: 3, name, price, tags, address })
}

struct Token(u64);
struct User(u64);
struct ActiveUser(u64);

impl FromRequest for Token {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let field = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = field.and_then(|field| field.strip_prefix("Bearer ")?.parse().ok());
        ready(token.map(Token).ok_or_else(|| ErrorUnauthorized("no token")))
    }
}

impl FromRequest for User {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(Token::from_request(request, payload).into_inner().and_then(|Token(token)| {
            if token == 0 { Err(ErrorUnauthorized("an invalid token")) } else { Ok(User(token + 1)) }
        }))
    }
}

impl FromRequest for ActiveUser {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(User::from_request(request, payload).into_inner().map(|User(id)| ActiveUser(id)))
    }
}

#[derive(Serialize)]
struct Me {
    id: u64,
}

#[get("/me")]
async fn me(user: ActiveUser) -> Json<Me> {
    Json(Me { id: user.0 })
}

#[derive(Serialize)]
struct Row {
    id: u32,
    name: String,
    price: f64,
    tags: Vec<String>,
}

#[get("/list")]
async fn list() -> Json<Vec<Row>> {
    let row = |id| Row {
        id,
        name: format!("Item {id}"),
        price: f64::from(id) * 1.5,
        tags: vec!["a".to_owned(), "b".to_owned()],
    };
    Json((0..100).map(row).collect())
}

async fn other(id: Path<u32>) -> Json<u32> {
    Json(*id)
}

fn number(variable: &str) -> usize {
    std::env::var(variable).map_or(0, |number| number.parse().expect("a number"))
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let others = number("OTHERS");
    let application = move || {
        let mut app = App::new();
        for number in 0..others {
            let path = format!("/area{}/part{number}/other/{{id}}", number % 32);
            app = app.route(&path, web::get().to(other));
        }
        app.service(plaintext).service(read_item).service(read_post).service(create_item).service(me).service(list)
    };
    HttpServer::new(application).workers(1).bind(("127.0.0.1", number("PORT") as u16))?.run().await
}
