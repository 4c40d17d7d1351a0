use ferrapi::prelude::*;

#[security(http_bearer)]
struct Token(String);

#[get("/items")]
async fn read(token: Option<Token>) -> u32 {
    1
}

fn main() {}
