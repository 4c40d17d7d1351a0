use ferrapi::model;

#[model(patch)]
enum Color {
    Red,
    Green,
}

fn main() {}
