use ferrapi::prelude::*;

#[get("/ticks")]
async fn ticks() -> Stream {
    Stream::generate(|out| async move {
        loop {
            out.send("tick").await;
        }
    })
}

fn main() {}
