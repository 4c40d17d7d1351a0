use ferrapi::model;

#[model]
struct Cat {
    meow: u32,
}

#[model]
struct Dog {
    bark: u32,
}

#[model(discriminator = "kind")]
enum Pet {
    Cat(Cat),
    Dog(Dog),
}

fn main() {}
