use ferrapi::prelude::*;

#[security(saml)]
struct AccessToken(String);

fn main() {}
