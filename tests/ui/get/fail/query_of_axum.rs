use ferrapi::prelude::*;

#[model]
struct Filter {
    q: String,
}

#[get("/items")]
async fn read(filter: Query<Filter>) -> String {
    filter.q
}

fn main() {}
