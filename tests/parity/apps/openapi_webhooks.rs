//! OpenAPI webhooks: <https://fastapi.tiangolo.com/advanced/openapi-webhooks/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    struct Subscription {
        username: String,
        monthly_fee: f64,
        start_date: ferrapi::DateTime,
    }

    /// New Subscription
    ///
    /// What is sent to the URL that was registered for it when a new user subscribes.
    #[post("/new-subscription")]
    async fn new_subscription(_body: Subscription) -> Value {
        Value::Null
    }

    #[get("/users/")]
    async fn read_users() -> Value {
        json!(["Rick", "Morty"])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").webhooks(routes![new_subscription]).routes(routes![read_users])
    }
}
