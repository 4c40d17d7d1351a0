use ferrapi::prelude::*;

#[derive(Debug)]
#[security(http_bearer)]
struct AccessToken(String);

fn main() {}
