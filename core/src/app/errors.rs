//! How an application answers what it refuses, as its author says.

use crate::app::builder::App;
use crate::http::RequestHead;
use crate::reply::ErrorAnswer;
use crate::request::HandledError;
use crate::validate::ErrorForm;

impl App {
    /// Answers requests that do not fit with problem details (`application/problem+json`, RFC 9457) in place of
    /// FastAPI's `{"detail": […]}`: the same issues, each with a JSON Pointer into the body or the parameter's name.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    ///
    /// #[get("/items/<item_id>")]
    /// async fn read_item(item_id: u32) -> u32 {
    ///     item_id
    /// }
    ///
    /// # fn main() {
    /// let client = ferrapi::TestClient::new(App::new("Items").problem_details().routes(routes![read_item]));
    /// let problem: serde_json::Value = client.get("/items/x").send().json();
    /// assert_eq!(problem["title"], "Unprocessable Entity");
    /// assert_eq!(problem["errors"][0]["name"], "item_id");
    /// # use ferrapi::serde_json;
    /// # }
    /// ```
    pub fn problem_details(mut self) -> Self {
        self.answers.form = ErrorForm::Problem;
        self
    }

    /// Answers one kind of error in a way of one's own: FastAPI's `exception_handler`.
    ///
    /// The function takes a [`ValidationError`](crate::ValidationError) (a request that does not fit: 422) or an
    /// [`HttpError`](crate::HttpError) (everything else that is refused: what handlers and dependencies return, and the application's own
    /// 404, 405, 413 and 400), and the request's head. It returns JSON, HTML, plain text, a redirect or a whole
    /// response; what says no status of its own has the error's. A later handler for the same kind replaces the first.
    ///
    /// ```
    /// use ferrapi::ValidationError;
    /// use ferrapi::prelude::*;
    /// use ferrapi::serde_json::json;
    ///
    /// #[get("/items/<item_id>")]
    /// async fn read_item(item_id: u32) -> u32 {
    ///     item_id
    /// }
    ///
    /// # fn main() {
    /// let app = App::new("Items").routes(routes![read_item]).error_handler(|error: ValidationError, _| {
    ///     (StatusCode::BAD_REQUEST, Json(json!({ "wrong": error.errors().len() })))
    /// });
    /// let client = ferrapi::TestClient::new(app);
    /// assert_eq!(client.get("/items/x").send().status(), 400);
    /// # }
    /// ```
    ///
    /// Source: [FastAPI, Handling Errors](https://fastapi.tiangolo.com/tutorial/handling-errors/).
    pub fn error_handler<E, A>(
        mut self,
        handler: impl Fn(E, &RequestHead) -> A + Send + Sync + 'static,
    ) -> Self
    where
        E: HandledError,
        A: ErrorAnswer,
    {
        E::note(&mut self.answers, move |error, head| {
            let status = error.status();
            handler(error, head).answer(status)
        });
        self
    }
}
