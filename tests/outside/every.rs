//! Every macro, from a module below a crate that depends on ferrapi alone.
#![allow(dead_code)]

use ferrapi::prelude::*;
use ferrapi::{Routes, State};

/// A choice.
#[model]
#[derive(Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    NewestFirst,
    OldestFirst,
}

/// A number that is checked.
#[model]
pub struct PostId(#[field(ge = 1)] u64);

/// What a client sends.
#[model(check = titled)]
pub struct NewPost {
    #[field(min_length = 1, pattern = "^[^<]*$")]
    title: String,
    #[field(default = 1, le = 9)]
    weight: u8,
    #[field(default, unique_items, check = short)]
    tags: Vec<String>,
    note: Option<String>,
}

fn titled(post: &NewPost) -> Result<(), &'static str> {
    if post.title.trim().is_empty() { Err("the title is blank") } else { Ok(()) }
}

fn short(tags: &[String]) -> Result<(), String> {
    if tags.len() < 9 { Ok(()) } else { Err(format!("{} tags are too many", tags.len())) }
}

/// One of two.
#[model]
#[serde(tag = "kind")]
pub enum Attachment {
    Link { url: String },
    Nothing,
}

/// A part of a list.
#[model]
pub struct Page<T> {
    items: Vec<T>,
    next: Option<u64>,
}

/// What can go wrong.
#[derive(ApiError)]
pub enum PostError {
    #[error(status = 404, detail = "Post {id} not found")]
    Missing { id: u64 },
    #[error(transparent)]
    Other(#[from] HttpError),
}

/// What is shared.
pub struct Posts(u64);

#[dependency]
pub fn token(#[header(alias = "x-token")] token: Option<String>) -> Result<String, HttpError> {
    token.ok_or_else(|| HttpError::unauthorized("No token", "Bearer"))
}

#[dependency(shared = false)]
pub async fn post_number(post_id: u64, posts: State<Posts>) -> Result<u64, PostError> {
    if post_id < posts.0 { Ok(post_id) } else { Err(PostError::Missing { id: post_id }) }
}

#[dependency]
pub fn at_least(#[fixed] least: u64, #[depends(token)] _token: String, posts: State<Posts>) -> Result<u64, HttpError> {
    if posts.0 >= least { Ok(posts.0) } else { Err(HttpError::forbidden("Too few posts")) }
}

#[get("/posts/count", concurrent, depends(at_least(1)))]
pub async fn count(range: Range, #[depends(at_least(10))] count: u64) -> u64 {
    count.min(range.limit)
}

pub fn guarded() -> ferrapi::Router {
    ferrapi::Router::new("/guarded").dependencies(depends![at_least(5), token])
}

#[dependency]
pub struct Range {
    #[query(default = 0)]
    skip: u64,
    #[query(default = 10, ge = 1, le = 100)]
    limit: u64,
}

#[get("/posts", tags("posts"), depends(token))]
pub async fn posts(range: Range, #[query(default = Order::NewestFirst)] order: Order) -> Page<u64> {
    let mut items: Vec<u64> = (range.skip..range.skip + range.limit).collect();
    if order == Order::OldestFirst {
        items.reverse();
    }
    Page { items, next: None }
}

#[get("/posts/<post_id>")]
pub async fn post(#[depends(post_number)] number: u64, #[cookie] seen: Option<bool>) -> Result<u64, PostError> {
    if seen == Some(true) { Err(HttpError::new(410, "Seen"))? } else { Ok(number) }
}

#[ferrapi::post("/posts", status = 201)]
pub fn create(#[body] post: NewPost, head: &mut ResponseHead) -> Attachment {
    head.status(202);
    post.note.map_or(Attachment::Nothing, |url| Attachment::Link { url })
}

#[delete("/posts/<post_id>", status = 204)]
pub async fn remove(post_id: PostId) {
    drop(post_id);
}

#[ferrapi::route(PUT, "/posts/<rest..>")]
pub async fn put_anything(rest: String) -> String {
    rest
}

/// All routes of this module.
pub fn list() -> Routes {
    routes![posts, post, create, remove, put_anything]
}
