use ferrapi::model;

const LOW: isize = 1;

#[model(integer)]
enum Level {
    Low = LOW,
    High = 3,
}

fn main() {}
