use ferrapi::prelude::*;

#[dependency]
fn r#match() -> u32 {
    1
}

#[get("/items")]
async fn read(#[depends(match)] found: u32) -> u32 {
    found
}

fn main() {}
