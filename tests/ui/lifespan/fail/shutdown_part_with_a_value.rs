use ferrapi::prelude::*;
use ferrapi::{BoxError, Lifespan};

async fn close() -> u32 {
    1
}

fn main() {
    App::new("Test").lifespan(async |life: &mut Lifespan| -> Result<(), BoxError> {
        life.on_shutdown(async { close().await });
        Ok(())
    });
}
