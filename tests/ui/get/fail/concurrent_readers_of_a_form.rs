use ferrapi::prelude::*;

#[dependency]
fn name(#[form] name: String) -> String {
    name
}

#[dependency]
fn user(#[depends(name)] name: String) -> String {
    name
}

#[dependency]
fn city(#[form] city: String) -> String {
    city
}

#[post("/users", concurrent)]
async fn create(#[depends(user)] user: String, #[depends(city)] city: String) -> String {
    user + &city
}

fn main() {}
