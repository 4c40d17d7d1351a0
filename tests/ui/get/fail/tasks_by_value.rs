use ferrapi::prelude::*;

#[get("/items")]
async fn read(tasks: BackgroundTasks) {
    drop(tasks);
}

fn main() {}
