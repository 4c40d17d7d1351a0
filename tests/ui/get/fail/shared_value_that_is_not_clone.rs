use ferrapi::prelude::*;

struct Connection;

#[dependency]
fn connection() -> Connection {
    Connection
}

#[dependency]
fn user(#[depends(connection)] connection: Connection) -> u32 {
    drop(connection);
    1
}

#[get("/items")]
async fn read(#[depends(user)] user: u32, #[depends(connection)] connection: Connection) -> u32 {
    drop(connection);
    user
}

fn main() {}
