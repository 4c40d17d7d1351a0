use ferrapi::prelude::*;

#[get("/items/<r#type>")]
async fn read(r#type: String) -> String {
    r#type
}

fn main() {}
