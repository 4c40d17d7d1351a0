//! A request on its way through a layer that asks what is inside at most once.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use pin_project_lite::pin_project;

use crate::http::{Body, BoxError, Response};

/// What a layer does with the response that comes from inside.
pub trait Finish {
    /// Does it.
    fn finish(self, response: Response) -> Response;
}

/// Nothing is done.
impl Finish for () {
    fn finish(self, response: Response) -> Response {
        response
    }
}

pin_project! {
    /// A request on its way through a layer: answered by the layer itself, or inside, and then finished.
    pub struct Passing<F, M> {
        #[pin]
        state: State<F, M>,
    }
}

pin_project! {
    #[project = Place]
    enum State<F, M> {
        Inside {
            #[pin]
            inside: F,
            finish: Option<M>,
        },
        Answered {
            response: Option<Response>,
        },
    }
}

impl<F, M> Passing<F, M> {
    pub(super) fn inside(inside: F, finish: M) -> Self {
        Passing { state: State::Inside { inside, finish: Some(finish) } }
    }

    pub(super) fn answered(response: Response) -> Self {
        Passing { state: State::Answered { response: Some(response) } }
    }
}

impl<F, M, B, E> Future for Passing<F, M>
where
    F: Future<Output = Result<http::Response<B>, E>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    M: Finish,
{
    type Output = Result<Response, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let response = match self.project().state.project() {
            Place::Inside { inside, finish } => {
                let response = ready!(inside.poll(cx))?.map(Body::stream);
                match finish.take() {
                    Some(finish) => finish.finish(response),
                    None => response,
                }
            }
            Place::Answered { response } => match response.take() {
                Some(response) => response,
                // Whoever polls again after the end waits for ever.
                None => return Poll::Pending,
            },
        };
        Poll::Ready(Ok(response))
    }
}

impl<F, M> std::fmt::Debug for Passing<F, M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passing")
    }
}
