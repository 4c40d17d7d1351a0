use ferrapi::BoxError;
use ferrapi::prelude::*;
fn main() {
    drop(App::new("x").lifespan(async |app: &App| -> Result<(), BoxError> { Ok(()) }));
}
