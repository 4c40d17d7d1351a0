//! A larger application: routers in routers, dependencies at every level, errors, unions, generics.

use std::collections::BTreeMap;

use ferrapi::ApiError;
use ferrapi::prelude::*;

/// Where something stands.
#[model]
pub(crate) struct Page<T> {
    /// The things themselves.
    items: Vec<T>,
    /// How many there are in all.
    total: u64,
    #[field(required)]
    next: Option<String>,
}

/// What a product is made of.
#[model]
#[serde(rename_all = "lowercase")]
#[derive(Clone)]
enum Material {
    Wood,
    Steel,
    #[serde(rename = "carbon-fibre")]
    Carbon,
}

/// A number of cents.
#[model]
#[derive(Clone)]
struct Cents(#[field(ge = 0, le = 1_000_000)] i64);

/// Something to sell.
#[model(title = "A product")]
#[serde(rename_all = "camelCase")]
pub(crate) struct Product {
    /// Shown in the shop.
    #[field(min_length = 1, max_length = 80, example = "Hammer")]
    name: String,
    price: Cents,
    #[field(default = Material::Steel)]
    made_of: Material,
    #[field(default, max_items = 5)]
    parts: Vec<Product>,
    #[field(deprecated)]
    old_name: Option<String>,
}

/// How somebody pays.
#[model]
#[serde(tag = "method", rename_all = "snake_case")]
enum Payment {
    /// In the shop.
    Cash,
    /// With a card.
    Card {
        #[field(pattern = "^[0-9]{16}$")]
        number: String,
    },
    /// Against a bill.
    Bill(Address),
}

#[model]
#[serde(deny_unknown_fields)]
struct Address {
    street: String,
    city: String,
}

#[model]
struct Order {
    lines: BTreeMap<String, u8>,
    payment: Payment,
    gift: Option<Address>,
}

#[derive(ApiError)]
enum ShopError {
    #[error(status = 404, detail = "No product {id}")]
    Missing { id: u32 },
    #[error(status = 409)]
    SoldOut,
}

#[derive(ApiError)]
enum Denied {
    #[error(status = 401, detail = "Who are you?")]
    Unknown,
    #[error(status = 404, detail = "No such shop")]
    NoShop,
}

#[model]
struct Message {
    message: String,
}

/// Checks the token of the whole application.
#[dependency]
fn token(#[header] x_token: Option<String>) -> Result<String, Denied> {
    x_token.ok_or(Denied::Unknown)
}

/// Finds the shop of the path.
#[dependency]
fn shop(shop_id: u32, #[depends(token)] _token: String) -> Result<u32, Denied> {
    if shop_id == 0 { Err(Denied::NoShop) } else { Ok(shop_id) }
}

/// Which part of a list.
#[dependency]
struct Window {
    /// How many to leave out.
    #[query(default = 0)]
    skip: u32,
    #[query(default = 20, le = 100)]
    limit: u32,
}

/// List products.
#[get("/", responses(206 = "A part only"))]
async fn list(
    #[depends(shop)] _shop: u32,
    window: Window,
    /// A part of the name.
    q: Option<String>,
    #[query] tag: Option<Vec<String>>,
    #[cookie] session: Option<String>,
) -> Page<Product> {
    let _ = (q, tag, session);
    Page { items: Vec::new(), total: u64::from(window.skip + window.limit), next: None }
}

/// Add a product.
#[post("/", status = 201, response_description = "The product")]
async fn add(#[depends(shop)] _shop: u32, product: Product) -> Result<Product, ShopError> {
    if product.name == "x" { Err(ShopError::SoldOut) } else { Ok(product) }
}

/// Order.
///
/// Payment is due at once.
#[post("/<product_id>/orders", status = 202, responses(409(Message, "Sold out, with words"), default = Message))]
async fn order(
    product_id: u32,
    #[depends(shop)] _shop: u32,
    order: Order,
    /// When to deliver.
    #[body(default = 3, ge = 1)]
    days: u8,
) -> Result<(), ShopError> {
    if order.lines.len() > usize::from(days) { Err(ShopError::Missing { id: product_id }) } else { Ok(()) }
}

#[delete("/<product_id>", status = 204, deprecated, operation_id = "removeProduct", tags("admin"))]
async fn remove(product_id: u32) -> Result<(), ShopError> {
    Err(ShopError::Missing { id: product_id })
}

#[get("/files/<path..>")]
async fn file(path: String) -> Html {
    Html(path)
}

#[get("/secret", hidden)]
async fn secret() -> PlainText {
    PlainText("x".to_owned())
}

/// Where the documentation is.
#[get("/start")]
async fn start() -> Redirect {
    Redirect::to("/docs")
}

/// Everything below one prefix, for an application of many of them.
pub(crate) fn router(prefix: &'static str) -> Router {
    let products = Router::new("/products").tag("products").routes(routes![list, add, order]);
    let shops = Router::new("/shops/<shop_id>").tag("shops").depends::<shop>().mount(products);
    Router::new(prefix).depends::<token>().mount(shops).routes(routes![file, secret, start])
}

pub(crate) fn app() -> App {
    let products = Router::new("/products").tag("products").routes(routes![list, add, order, remove]);
    let shops = Router::new("/shops/<shop_id>").tag("shops").depends::<shop>().mount(products);
    App::new("Shop")
        .version("2.0")
        .summary("Everything to sell")
        .description("A *larger* application.")
        .depends::<token>()
        .mount(Router::new("/api").mount(shops))
        .routes(routes![file, secret, start])
}

#[test]
fn document_is_as_it_was() {
    crate::snapshot::check("shop", &crate::served(app()));
}
