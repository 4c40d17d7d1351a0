use ferrapi::prelude::*;

#[model]
struct Cat {
    kind: String,
}

#[model(literal)]
enum DogKind {
    Dog,
}

#[model]
struct Dog {
    kind: DogKind,
}

#[model(discriminator = "kind")]
enum Pet {
    Cat(Cat),
    Dog(Dog),
}

fn main() {}
