use ferrapi::prelude::*;

#[security(http_bearer)]
struct AccessToken(u64);

fn main() {}
