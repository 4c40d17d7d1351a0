use ferrapi::prelude::*;

async fn work() {}
#[get("/x")]
async fn x(tasks: &mut BackgroundTasks) {
    tasks.add(work);
}

fn main() {}
