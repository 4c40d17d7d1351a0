use ferrapi::prelude::*;

#[security(http_basic, optional)]
struct Staff(Option<String>);

fn main() {}
