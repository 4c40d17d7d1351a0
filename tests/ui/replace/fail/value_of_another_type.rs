use ferrapi::TestClient;
use ferrapi::prelude::*;

#[dependency]
fn page() -> u32 {
    1
}

fn main() {
    TestClient::new(App::new("Test")).replace::<page>(|| "2");
}
