use ferrapi::prelude::*;

fn sound(_: &str) -> Result<(), String> {
    Ok(())
}

#[model(check = sound)]
struct Item {
    count: u32,
}

fn main() {}
