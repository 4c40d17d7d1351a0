use ferrapi::prelude::*;

#[security(http_bearer)]
struct AccessToken<'a>(&'a str);

fn main() {}
