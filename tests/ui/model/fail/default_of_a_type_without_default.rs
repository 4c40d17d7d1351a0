use ferrapi::model;

#[model]
struct Size {
    width: u32,
}

#[model]
struct Box {
    #[field(default)]
    size: Size,
}

fn main() {}
