use ferrapi::prelude::*;

#[security(http_bearer)]
fn access_token() -> String {
    String::new()
}

fn main() {}
