use ferrapi::prelude::*;

struct Connection;

#[dependency]
fn connection() -> Connection {
    Connection
}

#[dependency]
fn session(#[depends(connection)] connection: Connection) -> u32 {
    drop(connection);
    1
}

#[dependency]
fn user(#[depends(session)] session: u32) -> u32 {
    session
}

#[dependency]
fn audit(#[depends(connection)] connection: Connection) {
    drop(connection);
}

#[get("/items", depends(audit))]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
