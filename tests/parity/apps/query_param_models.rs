//! Query parameter models: <https://fastapi.tiangolo.com/tutorial/query-param-models/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// `#[query]` on a model: each field is a parameter.
pub(crate) mod tutorial001 {
    use super::*;

    /// `Literal["created_at", "updated_at"]`.
    #[model(literal)]
    #[serde(rename_all = "snake_case")]
    enum OrderBy {
        CreatedAt,
        UpdatedAt,
    }

    #[model]
    struct FilterParams {
        #[field(default = 100, gt = 0, le = 100)]
        limit: i64,
        #[field(default = 0, ge = 0)]
        offset: i64,
        #[field(default = OrderBy::CreatedAt)]
        order_by: OrderBy,
        #[field(default)]
        tags: Vec<String>,
    }

    #[get("/items/")]
    async fn read_items(#[query] filter_query: FilterParams) -> Value {
        json!(filter_query)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}
