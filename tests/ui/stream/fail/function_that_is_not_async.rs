use ferrapi::prelude::*;

#[get("/numbers")]
async fn numbers() -> Sse<u32> {
    Sse::generate(|out| {
        let _unsent = out.send(1_u32);
    })
}

fn main() {}
