use ferrapi::prelude::*;

fn even(count: &u64) -> Result<(), String> {
    if count % 2 == 0 { Ok(()) } else { Err("odd".to_owned()) }
}

#[model]
struct Item {
    #[field(check = even)]
    count: u32,
}

fn main() {}
