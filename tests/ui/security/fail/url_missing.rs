use ferrapi::prelude::*;

#[security(open_id_connect)]
struct AccessToken(String);

fn main() {}
