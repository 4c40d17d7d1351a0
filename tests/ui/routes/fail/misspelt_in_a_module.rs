use ferrapi::prelude::*;

mod items {
    use ferrapi::prelude::*;

    #[get("/items")]
    pub async fn read_items() {}
}

fn list() -> ferrapi::Routes {
    routes![items::read_item]
}

fn main() {}
