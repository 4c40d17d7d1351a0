//! An application under a target: one for all inputs, so that what is kept between requests is tried as well.

use std::cell::RefCell;

use ferrapi::fuzzing::Answers;
use ferrapi::{App, Routes};
use http_body_util::BodyExt;
use serde_json::Value;

/// An application and the runtime that it runs on.
pub struct Target {
    answers: Answers,
    runtime: tokio::runtime::Runtime,
}

impl Target {
    /// Of these routes. It lives in a thread-local: libFuzzer calls from one thread.
    pub fn new(routes: Routes) -> RefCell<Self> {
        let answers = Answers::new(App::new("Fuzz").routes(routes)).expect("the routes fit together");
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        RefCell::new(Self { answers, runtime })
    }

    /// The status and the JSON of the answer. A panic of the framework ends the process before there is one.
    pub fn answer<B>(&mut self, request: http::Request<B>) -> (u16, Value)
    where
        B: http_body::Body<Data = bytes::Bytes> + Send + 'static,
        B::Error: Into<ferrapi::BoxError>,
    {
        self.runtime.block_on(async {
            let response = self.answers.answer(request).await;
            let status = response.status().as_u16();
            assert!(status < 500, "answered with {status}");
            let body = response.into_body().collect().await.expect("the body is whole").to_bytes();
            (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
        })
    }
}
