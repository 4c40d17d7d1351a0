use ferrapi::TestClient;
use ferrapi::prelude::*;

#[dependency]
fn page() -> u32 {
    1
}

#[dependency]
fn user() -> String {
    String::new()
}

fn main() {
    TestClient::new(App::new("Test")).replace_with::<page, user>();
}
