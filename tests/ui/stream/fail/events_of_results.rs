use ferrapi::prelude::*;

#[model]
struct Tick {
    number: u32,
}

#[get("/ticks")]
async fn ticks() -> Sse<Result<Tick, HttpError>> {
    todo!()
}

fn main() {}
