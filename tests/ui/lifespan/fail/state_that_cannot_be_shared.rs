use ferrapi::prelude::*;
use ferrapi::{BoxError, Lifespan};

fn main() {
    App::new("Test").lifespan(async |life: &mut Lifespan| -> Result<(), BoxError> {
        life.state(std::cell::Cell::new(1));
        Ok(())
    });
}
