use ferrapi::prelude::*;

#[dependency]
fn sum(
    #[fixed] a: u8,
    #[fixed] b: u8,
    #[fixed] c: u8,
    #[fixed] d: u8,
    #[fixed] e: u8,
    #[fixed] f: u8,
    #[fixed] g: u8,
    #[fixed] h: u8,
    #[fixed] i: u8,
) -> u8 {
    a + b + c + d + e + f + g + h + i
}

fn main() {}
