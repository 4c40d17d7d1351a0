use ferrapi::prelude::*;
use ferrapi::{BoxError, Lifespan};

fn main() {
    App::new("Test").lifespan(|life: &mut Lifespan| -> Result<(), BoxError> {
        life.state(1);
        Ok(())
    });
}
