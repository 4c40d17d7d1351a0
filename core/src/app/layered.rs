//! Layers around the application and around routers, as their authors say.

use crate::app::builder::App;
use crate::app::router::Router;
use crate::layer::{AppLayer, AppMiddleware, Function, MiddlewareFuture};

impl App {
    /// Puts a tower layer around the whole application: it sees every request, those that nothing answers (404) and the
    /// documentation's among them, and every response.
    ///
    /// The layer that is added last is the outermost: it sees a request first and its response last, as in FastAPI and axum. Inside,
    /// a handler's panic has become a plain 500 already; a layer that panics, or whose service fails, is answered with a
    /// plain 500, too, and the reason goes to the log. An application without layers pays nothing for them.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use ferrapi::prelude::*;
    /// use ferrapi::TestClient;
    /// use tower_http::timeout::TimeoutLayer;
    ///
    /// #[get("/slow")]
    /// async fn slow() {
    ///     tokio::time::sleep(Duration::from_secs(60)).await;
    /// }
    ///
    /// # fn main() {
    /// let timeout =
    ///     TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_millis(10));
    /// let client = TestClient::new(App::new("Slow").routes(routes![slow]).layer(timeout));
    /// assert_eq!(client.get("/slow").send().status(), 503);
    /// # }
    /// ```
    ///
    /// Whatever a layer leaves in a request's extensions, handlers take as [`Extension<T>`](crate::Extension).
    ///
    /// Source: [FastAPI, Advanced Middleware](https://fastapi.tiangolo.com/advanced/middleware/).
    pub fn layer(mut self, layer: impl AppLayer) -> Self {
        self.layers.add(layer);
        self
    }

    /// Puts a function around the whole application, where [`layer`](App::layer) puts a layer: FastAPI's
    /// `@app.middleware("http")`.
    ///
    /// The function takes a request and what is inside, and returns a response, or what becomes one (`PlainText`, `Json`,
    /// `HttpError`). A closure may be `async move`; what it holds is cloned for every request.
    ///
    /// ```
    /// use std::time::Instant;
    ///
    /// use ferrapi::{App, HeaderValue, Next, Request, Response, TestClient};
    ///
    /// async fn add_process_time(request: Request, next: Next) -> Response {
    ///     let start = Instant::now();
    ///     let mut response = next.run(request).await;
    ///     let seconds = start.elapsed().as_secs_f64().to_string();
    ///     if let Ok(seconds) = HeaderValue::try_from(seconds) {
    ///         response.headers_mut().insert("x-process-time", seconds);
    ///     }
    ///     response
    /// }
    ///
    /// let client = TestClient::new(App::new("Items").middleware(add_process_time));
    /// assert!(client.get("/openapi.json").send().header("x-process-time").is_some());
    /// ```
    ///
    /// Source: [FastAPI, Middleware](https://fastapi.tiangolo.com/tutorial/middleware/).
    pub fn middleware<F, Fut>(self, function: F) -> Self
    where
        F: AppMiddleware<Fut> + Clone + Send + Sync + 'static,
        Fut: MiddlewareFuture + Send + 'static,
    {
        self.layer(Function(function))
    }
}

impl Router {
    /// Puts a tower layer around the routes below: it sees the requests that one of them answers, and no others.
    ///
    /// The layers of the application are around those of routers, and those of outer routers around those of inner ones. A
    /// layer that changes a request's path or method leads it to another route, but never past the layers of that route. See
    /// [`App::layer`](crate::App::layer).
    ///
    /// ```
    /// use ferrapi::prelude::*;
    /// use ferrapi::{Next, Request, TestClient};
    ///
    /// #[get("/reports")]
    /// async fn reports() -> &'static str {
    ///     "secret"
    /// }
    ///
    /// async fn only_inside(request: Request, next: Next) -> Response {
    ///     if request.headers().contains_key("x-forwarded-for") {
    ///         return HttpError::forbidden("not from outside").into();
    ///     }
    ///     next.run(request).await
    /// }
    ///
    /// # fn main() {
    /// let admin = Router::new("/admin").middleware(only_inside).routes(routes![reports]);
    /// let client = TestClient::new(App::new("Reports").mount(admin));
    /// assert_eq!(client.get("/admin/reports").header("x-forwarded-for", "192.0.2.1").send().status(), 403);
    /// assert_eq!(client.get("/admin/reports").send().status(), 200);
    /// # }
    /// ```
    pub fn layer(mut self, layer: impl AppLayer) -> Self {
        self.layers.add(layer);
        self
    }

    /// Puts a function around the routes below, where [`layer`](Router::layer) puts a layer. See
    /// [`App::middleware`](crate::App::middleware).
    pub fn middleware<F, Fut>(self, function: F) -> Self
    where
        F: AppMiddleware<Fut> + Clone + Send + Sync + 'static,
        Fut: MiddlewareFuture + Send + 'static,
    {
        self.layer(Function(function))
    }
}
