use ferrapi::prelude::*;

#[model]
#[field(min_length = 1)]
struct Name(String);

fn main() {}
