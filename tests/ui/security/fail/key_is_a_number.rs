use ferrapi::prelude::*;

#[security(api_key(header = "x-key"))]
struct Key(u64);

fn main() {}
