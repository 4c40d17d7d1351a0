//! The door for `tests/fuzz`: an application without a connection.
//!
//! In: requests as hyper would give them, one after the other. Out: the responses. What a connection keeps from one
//! request for the next is kept here as well. Exists under `cfg(fuzzing)` only, which cargo-fuzz sets.

use std::future::poll_fn;
use std::sync::Arc;

use bytes::Bytes;

use crate::app::{App, Application, Kept};
use crate::error::SetupError;
use crate::http::{Arrival, BoxError, Response};

/// An application that answers requests, without hyper.
pub struct Answers {
    application: Arc<Application>,
    kept: Kept,
}

impl Answers {
    /// Checks, freezes and starts the application; nothing is closed at the end.
    ///
    /// # Errors
    ///
    /// What start-up would report.
    pub async fn new(app: App) -> Result<Self, SetupError> {
        let started = app.plan()?.start().await?;
        Ok(Self { application: started.application, kept: Kept::default() })
    }

    /// Answers one request.
    pub async fn answer<B>(&mut self, request: http::Request<B>) -> Response
    where
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        let (parts, body) = request.into_parts();
        let kept = std::mem::take(&mut self.kept);
        let mut answering = self.application.answer(parts, |_| body, &Arrival::default(), kept);
        let mut answered = poll_fn(|cx| answering.poll(cx)).await;
        self.kept = answering.take_kept();
        answered.close();
        answered.into_response(&mut self.kept)
    }
}
