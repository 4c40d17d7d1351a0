use ferrapi::prelude::*;

#[security(http_bearer)]
struct AccessToken {
    token: String,
}

fn main() {}
