use std::rc::Rc;

use ferrapi::prelude::*;

async fn wait() {}

#[dependency]
async fn user() -> u32 {
    let user = Rc::new(1);
    wait().await;
    *user
}

fn main() {}
