use ferrapi::prelude::*;

#[get("/items")]
async fn read()
where
    u8: Copy,
{
}

fn main() {}
