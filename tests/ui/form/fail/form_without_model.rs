use ferrapi::prelude::*;

struct Login {
    name: String,
}

#[post("/login")]
async fn login(form: Form<Login>) -> u32 {
    1
}

fn main() {}
