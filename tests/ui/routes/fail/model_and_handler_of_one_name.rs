use ferrapi::prelude::*;

#[model]
#[allow(non_camel_case_types)]
struct item {
    a: u32,
}
#[get("/x")]
async fn item() {}

fn main() {}
