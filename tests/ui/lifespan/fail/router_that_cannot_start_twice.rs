use ferrapi::prelude::*;
use ferrapi::{BoxError, Lifespan};

struct Seeds;

fn main() {
    let seeds = Seeds;
    Router::new("/items").lifespan(async move |life: &mut Lifespan| -> Result<(), BoxError> {
        life.state(seeds);
        Ok(())
    });
}
