use ferrapi::model;

#[model(integer)]
struct Level {
    value: u8,
}

fn main() {}
