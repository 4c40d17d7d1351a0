use ferrapi::prelude::*;

#[dependency(scope = "function")]
async fn transaction() -> Scoped<u32> {
    Scoped::new(1, async |_| ())
}

#[dependency]
fn orders(#[depends(transaction)] transaction: u32) -> u32 {
    transaction
}

#[dependency]
async fn audit(#[depends(orders)] orders: u32) -> Scoped<u32> {
    Scoped::new(orders, async |_| ())
}

#[dependency]
fn user(#[depends(audit)] audit: u32) -> u32 {
    audit
}

#[get("/items")]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
