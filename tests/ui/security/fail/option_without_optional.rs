use ferrapi::prelude::*;

#[security(http_bearer)]
struct AccessToken(Option<String>);

fn main() {}
