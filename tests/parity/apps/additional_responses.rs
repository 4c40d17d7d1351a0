//! Additional responses in OpenAPI: <https://fastapi.tiangolo.com/advanced/additional-responses/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    struct Item {
        id: String,
        value: String,
    }

    #[model]
    struct Message {
        message: String,
    }

    #[get("/items/<item_id>", responses(200 = Item, 404 = Message))]
    async fn read_item(item_id: String) -> (StatusCode, Value) {
        match item_id.as_str() {
            "foo" => (StatusCode::OK, json!({ "id": "foo", "value": "there goes my hero" })),
            _ => (StatusCode::NOT_FOUND, json!({ "message": "Item not found" })),
        }
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item])
    }
}

pub(crate) mod tutorial002 {
    use super::*;

    #[model]
    struct Item {
        id: String,
        value: String,
    }

    #[get("/items/<item_id>", responses(200(Item, "Return the JSON item or an image.", content("image/png"))))]
    async fn read_item(
        item_id: String,
        img: Option<bool>,
        head: &RequestHead,
    ) -> Result<Response, HttpError> {
        if img == Some(true) {
            return Ok(FileResponse::open("image.png").await?.media_type("image/png").respond(head));
        }
        Ok(Json(Item { id: item_id, value: "there goes my hero".to_owned() }).into())
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item])
    }
}
