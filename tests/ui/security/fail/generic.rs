use ferrapi::prelude::*;

#[security(http_bearer)]
struct AccessToken<T>(T);

fn main() {}
