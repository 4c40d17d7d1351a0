use ferrapi::prelude::*;

#[security(http_bearer)]
enum AccessToken {
    Known(String),
}

fn main() {}
