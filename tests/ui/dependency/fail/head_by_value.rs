use ferrapi::prelude::*;

#[dependency]
fn agent(head: RequestHead) -> Option<String> {
    head.header("user-agent").map(str::to_owned)
}

fn main() {}
