#[dependency(blocking)]
fn verify() {}
