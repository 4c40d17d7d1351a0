use ferrapi::prelude::*;

#[dependency]
fn check() {}

fn main() {
    let _app = App::new("Items").dependencies([check]);
}
