use ferrapi::model;

fn is_even(count: u32) -> Result<(), String> {
    if count % 2 == 0 { Ok(()) } else { Err("odd".to_owned()) }
}

#[model]
struct Item {
    #[field(check = is_even)]
    count: u32,
}

fn main() {}
