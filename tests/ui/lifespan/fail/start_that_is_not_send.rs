use ferrapi::prelude::*;
use ferrapi::{BoxError, Lifespan};

async fn connect() {}

fn main() {
    App::new("Test").lifespan(async |life: &mut Lifespan| -> Result<(), BoxError> {
        let name = std::rc::Rc::new(1);
        connect().await;
        life.state(*name);
        Ok(())
    });
}
