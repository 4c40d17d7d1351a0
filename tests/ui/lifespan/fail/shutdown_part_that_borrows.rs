use ferrapi::prelude::*;
use ferrapi::{BoxError, Lifespan};

struct Pool;

impl Pool {
    async fn close(&self) {}
}

fn main() {
    App::new("Test").lifespan(async |life: &mut Lifespan| -> Result<(), BoxError> {
        let pool = Pool;
        life.on_shutdown(async { pool.close().await });
        Ok(())
    });
}
