use ferrapi::prelude::*;

#[security(api_key("x-key"))]
struct Key(String);

fn main() {}
