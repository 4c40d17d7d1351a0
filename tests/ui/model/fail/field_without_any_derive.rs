use ferrapi::model;

struct Size {
    width: u32,
}

#[model]
struct Box {
    size: Size,
}

fn main() {}
