use ferrapi::prelude::*;

#[dependency]
struct Page {
    user: User,
}

#[dependency]
struct User {
    page: Box<Page>,
}

fn main() {}
