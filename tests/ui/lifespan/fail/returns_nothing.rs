use ferrapi::prelude::*;
use ferrapi::Lifespan;

fn main() {
    App::new("Test").lifespan(async |life: &mut Lifespan| {
        life.state(1);
    });
}
