//! Return a response directly: <https://fastapi.tiangolo.com/advanced/response-directly/>

use ferrapi::DateTime;
use ferrapi::prelude::*;

pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    struct Item {
        title: String,
        timestamp: DateTime,
        description: Option<String>,
    }

    #[put("/items/<id>")]
    async fn update_item(id: String, item: Item) -> Response {
        let _ = id;
        Json(item).into()
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}
