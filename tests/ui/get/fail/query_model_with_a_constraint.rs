use ferrapi::prelude::*;

#[model]
struct Filter {
    text: String,
}

#[get("/items")]
async fn list(#[query(max_length = 5)] filter: Filter) -> String {
    filter.text
}

fn main() {}
