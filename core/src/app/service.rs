//! An application as a tower service, for whoever serves it in another way than `App::serve`.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use tower_service::Service;

use crate::app::builder::App;
use crate::app::dispatch::Application;
use crate::app::inside::{run, whole};
use crate::app::lifespan::Shutdown;
use crate::app::plan::Started;
use crate::error::SetupError;
use crate::http::{Arrival, BoxError, Peer, Response};
use crate::layer::NextFuture;

/// An application that has started, as a tower service: [`App::into_service`] makes it. Clones are the same application.
///
/// It takes requests with any body, and never fails. The peer's address is read from the extensions, where a
/// [`Peer`] may stand.
#[derive(Clone)]
pub struct AppService {
    application: Arc<Application>,
    shutdown: Arc<Mutex<Option<Shutdown>>>,
}

impl App {
    /// Runs the [lifespans](App::lifespan) and gives the application as a tower service, to serve it in another way or to
    /// mount it in a program of another framework.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    /// use ferrapi::SetupError;
    ///
    /// #[get("/items/<item_id>")]
    /// async fn read_item(item_id: u32) -> u32 {
    ///     item_id
    /// }
    ///
    /// async fn program() -> Result<axum::Router, SetupError> {
    ///     let items = App::new("Item Store").stripped_root_path("/store").routes(routes![read_item]);
    ///     Ok(axum::Router::new().nest_service("/store", items.into_service().await?))
    /// }
    /// # fn main() {}
    /// ```
    ///
    /// Who serves it also sees to what a server sees to: deadlines, framing, the number of requests. Of the
    /// [`Limits`](crate::Limits), those of bodies and answers hold.
    /// [`stripped_root_path`](App::stripped_root_path) tells the document, its pages and redirects where clients find it. It needs a tokio runtime with a timer.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the set-up, and a lifespan that fails.
    pub async fn into_service(self) -> Result<AppService, SetupError> {
        let Started { application, shutdown, .. } = self.plan()?.start().await?;
        Ok(AppService { application, shutdown: Arc::new(Mutex::new(Some(shutdown))) })
    }
}

impl AppService {
    /// Gives the [`ShutdownSignal`](crate::ShutdownSignal), waits for background tasks and teardowns, no longer than [`Limits::shutdown`](crate::Limits::shutdown), and closes what the
    /// application has opened: once, whichever clone is asked. Nothing is closed without it.
    pub async fn shutdown(&self) {
        self.application.context.shutdown.give();
        let after = self.application.context.after.idle();
        if tokio::time::timeout(self.application.limits.shutdown, after).await.is_err() {
            tracing::warn!("background tasks and teardowns did not finish in time");
        }
        let shutdown = self.shutdown.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(shutdown) = shutdown {
            shutdown.run().await;
        }
    }
}

impl<B> Service<http::Request<B>> for AppService
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = NextFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> NextFuture {
        let application = Arc::clone(&self.application);
        let (mut parts, body) = request.into_parts();
        let body = whole(body);
        // A server of ferrapi's has said more than that.
        if parts.extensions.get::<Arrival>().is_none()
            && let Some(Peer(peer)) = parts.extensions.get()
        {
            parts.extensions.insert(Arrival::new(Some(*peer), &application.proxies));
        }
        NextFuture(Box::pin(async move {
            run(parts, body, |parts, body, arrival, kept| application.answer(parts, body, arrival, kept))
                .await
        }))
    }
}

impl std::fmt::Debug for AppService {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppService").finish_non_exhaustive()
    }
}
