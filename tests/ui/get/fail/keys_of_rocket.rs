use ferrapi::prelude::*;

#[post("/x", format = "json", data = "<item>")]
async fn x(item: String) -> String {
    item
}

fn main() {}
