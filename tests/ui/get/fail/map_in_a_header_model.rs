use std::collections::HashMap;

use ferrapi::prelude::*;

#[model]
struct Tracing {
    labels: HashMap<String, String>,
}

#[get("/items")]
async fn list(#[header] tracing: Option<Tracing>) -> usize {
    tracing.map_or(0, |tracing| tracing.labels.len())
}

fn main() {}
