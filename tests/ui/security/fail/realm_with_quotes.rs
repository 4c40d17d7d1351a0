use ferrapi::prelude::*;

#[security(http_basic(realm = "the \"staff\""))]
struct Staff(BasicCredentials);

fn main() {}
