//! All macros where no prelude is, and where the prelude's names mean something else.
#![no_implicit_prelude]

use ::ferrapi::State;
use ::std::sync::atomic::{AtomicU32, Ordering};

mod std {}
mod core {}
mod serde {}
mod ferrapi {}

struct Option;
struct Result;
struct String;
struct Vec;
struct Box;
struct Request;
struct Response;
struct Issues;
struct Probe;
struct Some;
struct None;
struct Ok;
struct Err;
#[allow(dead_code)]
trait Default {
    fn default() {}
}
#[allow(dead_code)]
trait Clone {
    fn clone(&self) {}
}
#[allow(dead_code)]
trait From {
    fn from() {}
}
#[allow(dead_code)]
trait Into {}
#[allow(dead_code)]
trait Send {}
#[allow(dead_code)]
trait Sync {}
#[allow(dead_code)]
trait Sized {}
#[allow(dead_code)]
trait Fallback {
    const TYPE: () = ();
    const ORIGIN: () = ();
    const REPLY: () = ();
}
impl<T: ?::core::marker::Sized> Default for T {}
impl<T: ?::core::marker::Sized> Clone for T {}
impl<T: ?::core::marker::Sized> From for T {}
impl<T: ?::core::marker::Sized> Fallback for T {}

macro_rules! format {
    () => {};
}
macro_rules! vec {
    () => {};
}
macro_rules! panic {
    () => {};
}

/// A state.
pub(crate) fn count() -> AtomicU32 {
    // All that is shadowed is used, so that no lint speaks of it.
    _ = (Option, Result, String, Vec, Box, Request, Response, Issues, Probe, Some, None, Ok, Err);
    format!();
    vec![];
    panic!();
    AtomicU32::new(0)
}

/// A choice.
#[::ferrapi::model]
#[::core::prelude::v1::derive(::core::marker::Copy, ::core::clone::Clone)]
pub(crate) enum Color {
    /// Like blood.
    Red,
    DarkBlue,
}

/// A new item.
#[::ferrapi::model(check = sound)]
pub(crate) struct NewItem {
    /// Its name.
    #[field(min_length = 1, pattern = "^[a-z]+$", default = "box", example = "chest")]
    name: ::std::string::String,
    #[field(default, max_items = 3)]
    tags: ::std::vec::Vec<::std::string::String>,
    #[field(gt = 0, check = whole)]
    price: ::core::option::Option<f64>,
    #[field(default = Color::Red)]
    color: Color,
}

fn sound(item: &NewItem) -> ::core::result::Result<(), &'static str> {
    if item.tags.is_empty() && item.price.is_none() {
        return ::core::result::Result::Err("neither tags nor a price");
    }
    ::core::result::Result::Ok(())
}

#[allow(clippy::ref_option)]
fn whole(price: &::core::option::Option<f64>) -> ::core::result::Result<(), &'static str> {
    match price {
        ::core::option::Option::Some(price) if price.fract() > 0.0 => {
            ::core::result::Result::Err("not whole")
        }
        _ => ::core::result::Result::Ok(()),
    }
}

/// An item.
#[::ferrapi::model]
pub(crate) struct Item {
    id: u32,
    q: ::core::option::Option<::std::string::String>,
    tags: ::std::vec::Vec<::std::string::String>,
}

/// A newtype.
#[::ferrapi::model]
pub(crate) struct ItemId(#[field(ge = 1)] u32);

/// An enum with data.
#[::ferrapi::model]
pub(crate) enum Shape {
    Circle { radius: f64 },
    Square(#[field(ge = 1)] u32),
    Nothing,
}

/// A generic model.
#[::ferrapi::model]
pub(crate) struct Page<T> {
    items: ::std::vec::Vec<T>,
    #[field(default)]
    next: ::core::option::Option<T>,
}

/// An error.
#[::core::prelude::v1::derive(::ferrapi::ApiError)]
pub(crate) enum Failure {
    #[error(status = 404, detail = "Item {id} not found")]
    Missing { id: u32 },
    #[error(status = 401, headers("www-authenticate" = "Bearer"))]
    Anonymous,
    #[error(transparent)]
    Other(#[from] ::ferrapi::HttpError),
}

#[::ferrapi::dependency]
pub(crate) async fn tags() -> ::core::result::Result<::std::vec::Vec<::std::string::String>, Failure> {
    ::core::result::Result::Ok(::std::vec![::std::borrow::ToOwned::to_owned("a")])
}

#[::ferrapi::dependency(blocking, shared = false)]
pub(crate) fn user(
    #[header] x_user: ::core::option::Option<::std::string::String>,
) -> ::core::result::Result<u32, Failure> {
    match x_user {
        ::core::option::Option::Some(_) => ::core::result::Result::Ok(1),
        ::core::option::Option::None => ::core::result::Result::Err(Failure::Anonymous),
    }
}

#[::ferrapi::dependency]
async fn least(#[fixed] least: u32, #[fixed] _name: &'static str, #[depends(user)] user: u32) -> u32 {
    least + user
}

#[::ferrapi::get("/shadowed/least", concurrent, depends(least(1, "one")))]
async fn read_least(
    #[depends(least(2, "two"))] two: u32,
    #[depends(tags)] tags: ::std::vec::Vec<::std::string::String>,
) -> usize {
    two as usize + tags.len()
}

/// A router.
pub(crate) fn router() -> ::ferrapi::Router {
    ::ferrapi::Router::new("").dependencies(::ferrapi::depends![least(3, "three"), user])
}

/// A part of a list.
#[::ferrapi::dependency]
pub(crate) struct Range {
    skip: ::core::option::Option<u32>,
    #[query(default = 10, le = 100)]
    limit: u32,
}

/// A key, if there is one.
#[::ferrapi::security(api_key(header = "x-key"), optional)]
pub(crate) struct Key(::core::option::Option<::std::string::String>);

#[::ferrapi::dependency]
pub(crate) async fn key(key: Key, scopes: ::ferrapi::SecurityScopes) -> usize {
    scopes.scopes().len() + key.0.map_or(0, |key| key.len())
}

#[::ferrapi::get("/shadowed/key", depends(Key, scopes("a")))]
pub(crate) async fn read_key(#[depends(key, scopes("b"))] key: usize) -> usize {
    key
}

#[::ferrapi::get("/shadowed/items/<id>", tags("items"), summary = "Read", responses(404 = "Not there"))]
pub(crate) async fn read_item(
    #[path(ge = 1)] id: u32,
    /// A text.
    q: ::core::option::Option<::std::string::String>,
    #[depends(tags)] tags: ::std::vec::Vec<::std::string::String>,
    #[query(default, alias = "color")] colors: ::std::vec::Vec<Color>,
    #[cookie] session: ::core::option::Option<::std::string::String>,
    range: Range,
    count: State<AtomicU32>,
    head: &mut ::ferrapi::ResponseHead,
) -> ::core::result::Result<Item, Failure> {
    count.fetch_add(range.limit + range.skip.unwrap_or(0), Ordering::Relaxed);
    head.status(200);
    if session.is_some() || !colors.is_empty() {
        return ::core::result::Result::Err(Failure::Missing { id });
    }
    ::core::result::Result::Ok(Item { id, q, tags })
}

#[::ferrapi::post("/shadowed/items", status = 201, depends(user))]
pub(crate) fn create_item(item: NewItem) -> ::core::result::Result<Page<Shape>, ::ferrapi::HttpError> {
    let shape = match item.color {
        Color::Red => Shape::Circle { radius: 1.0 },
        Color::DarkBlue if item.name.is_empty() => Shape::Square(1),
        Color::DarkBlue => Shape::Nothing,
    };
    ::core::result::Result::Ok(Page { items: ::std::vec![shape], next: ::core::option::Option::None })
}

#[::ferrapi::route(DELETE, "/shadowed/items/<id>", status = 204)]
pub(crate) async fn delete_item(id: ItemId) {
    _ = id;
}

/// All routes.
pub(crate) fn list() -> ::ferrapi::Routes {
    ::ferrapi::routes![read_item, create_item, delete_item, read_key, read_least]
}
