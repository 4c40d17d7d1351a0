use ferrapi::prelude::*;

#[get('/')]
async fn x() {}

fn main() {}
