use ferrapi::prelude::*;

#[security(http_basic = "staff")]
struct AccessToken(String);

fn main() {}
