use ferrapi::prelude::*;
use std::rc::Rc;
#[get("/x")]
async fn x(tasks: &mut BackgroundTasks) {
    let a = Rc::new(5);
    tasks.add(async move { drop(a) });
}

fn main() {}
