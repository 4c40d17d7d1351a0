use ferrapi::prelude::*;

#[security(http_basic(realm = "the \"staff\""))]
struct Staff(ferrapi::BasicCredentials);

fn main() {}
