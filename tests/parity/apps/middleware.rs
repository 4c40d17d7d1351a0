//! Middleware: <https://fastapi.tiangolo.com/tutorial/middleware/>

use std::time::Instant;

use ferrapi::prelude::*;
use ferrapi::{HeaderValue, Next, Request};

pub(crate) mod tutorial001 {
    use super::*;

    async fn add_process_time_header(request: Request, next: Next) -> Response {
        let start_time = Instant::now();
        let mut response = next.run(request).await;
        let process_time = start_time.elapsed().as_secs_f64().to_string();
        if let Ok(process_time) = HeaderValue::try_from(process_time) {
            response.headers_mut().insert("x-process-time", process_time);
        }
        response
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").middleware(add_process_time_header)
    }
}
