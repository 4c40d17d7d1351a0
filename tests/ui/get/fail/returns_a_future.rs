use ferrapi::prelude::*;

#[get("/x")]
fn x() -> impl std::future::Future<Output = u32> {
    async { 5 }
}

fn main() {}
