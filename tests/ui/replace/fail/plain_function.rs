use ferrapi::TestClient;
use ferrapi::prelude::*;

#[dependency]
fn page() -> u32 {
    1
}

fn fake_page() -> u32 {
    2
}

fn main() {
    TestClient::new(App::new("Test")).replace_with::<page, fake_page>();
}
