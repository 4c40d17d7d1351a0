use ferrapi::prelude::*;

#[security]
struct AccessToken(String);

fn main() {}
