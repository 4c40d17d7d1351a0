//! Form models: <https://fastapi.tiangolo.com/tutorial/request-form-models/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// `Annotated[FormData, Form()]` is `Form<FormData>`.
pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    struct FormData {
        username: String,
        password: String,
    }

    #[post("/login/")]
    async fn login(data: Form<FormData>) -> Value {
        json!(data.0)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![login])
    }
}
