use ferrapi::prelude::*;

mod notices {
    pub async fn arrived(_number: u32) {}
}

#[get("/items", callbacks("{$request.query.url}" = notices::arrived))]
async fn list() -> u32 {
    1
}

fn main() {}
