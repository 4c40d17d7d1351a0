use ferrapi::prelude::*;

#[security(http_basic)]
struct Staff(String);

fn main() {}
