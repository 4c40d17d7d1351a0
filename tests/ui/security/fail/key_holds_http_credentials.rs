use ferrapi::prelude::*;

#[security(api_key(header = "x-key"))]
struct Key(HttpCredentials);

fn main() {}
