//! One stream: a request, its answer, and what ends it early.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use h2::server::SendResponse;
use h2::{Reason, RecvStream};
use http::header::{CONTENT_LENGTH, EXPECT};
use http::{HeaderMap, Method, StatusCode};
use http_body::Body as _;

use crate::app::Answering;
use crate::error::{HttpError, error_response, internal_error};
use crate::http::{Response, has_no_body};
use crate::serve::http2::head;
use crate::serve::http2::received::{Asked, Received};
use crate::serve::http2::sent::{Piece, Unsent, send};
use crate::serve::http2::session::{Open, Session};
use crate::serve::service::Event;
use crate::unwind::caught;

/// How many frames a peer may send about each request that it lets us finish.
const CREDIT: i32 = 4;

/// Answers one request, in a task of its own.
pub(super) async fn answer(
    session: Arc<Session>,
    request: http::Request<RecvStream>,
    mut respond: SendResponse<Piece>,
    open: Open,
) {
    let reason = match caught(pin!(exchange(&session, request, &mut respond))).await {
        Ok(Ok(())) => {
            session.frames.credit(CREDIT);
            None
        }
        Ok(Err(unsent)) => unsent.reason(),
        Err(panic) => {
            panic.log("a body");
            Some(Reason::INTERNAL_ERROR)
        }
    };
    if let Some(reason) = reason {
        respond.send_reset(reason);
    }
    drop(open);
}

async fn exchange(
    session: &Session,
    request: http::Request<RecvStream>,
    respond: &mut SendResponse<Piece>,
) -> Result<(), Unsent> {
    let event = Event::begin_if_told(&request);
    let is_head = request.method() == Method::HEAD;
    let response = respond_to(session, request, respond).await?;
    if let Some(event) = event {
        event.end(&response);
    }
    let (mut parts, body) = response.into_parts();
    if parts.status.is_informational() {
        // HTTP/2 has no switch of protocols, and other interim answers are no answers.
        parts = internal_error().into_parts().0;
    }
    let ends = is_head || has_no_body(parts.status) || body.is_end_stream();
    head::send(parts.status, &mut parts.headers, body.size_hint().exact(), is_head);
    let mut stream = respond.send_response(http::Response::from_parts(parts, ()), ends)?;
    if ends {
        return Ok(());
    }
    send(body, &mut stream, session).await
}

/// The application's answer, or what is said instead of it.
async fn respond_to(
    session: &Session,
    request: http::Request<RecvStream>,
    respond: &mut SendResponse<Piece>,
) -> Result<Response, Unsent> {
    let (link, limits) = (&session.link, session.limits());
    let (mut parts, body) = request.into_parts();
    let mut waits =
        parts.headers.get(EXPECT).is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"100-continue"));
    let asked = Arc::new(Asked::default());
    let mut answering = match head::receive(&mut parts, limits) {
        Err(status) => Answering::done(refusal(status), link.take()),
        Ok(()) => {
            let length = length(&parts.headers);
            let body = || Received::new(body, length, limits.body, Arc::clone(&asked));
            link.application.answer(parts, body, link.peer, link.take())
        }
    };
    let answered = poll_fn(|cx| {
        let answered = answering.poll(cx);
        if asked.is_late() {
            return Poll::Ready(Ok(None));
        }
        if let Poll::Ready(answered) = answered {
            return Poll::Ready(Ok(Some(answered)));
        }
        if waits && asked.is_wanted() {
            waits = false;
            let mut interim = http::Response::new(());
            *interim.status_mut() = StatusCode::CONTINUE;
            respond.send_informational(interim)?;
        }
        match respond.poll_reset(cx) {
            Poll::Ready(_) => Poll::Ready(Err(Unsent::Gone)),
            Poll::Pending => Poll::Pending,
        }
    });
    let Some(answered) = answered.await? else {
        return Ok(*refusal(StatusCode::REQUEST_TIMEOUT));
    };
    let mut kept = answering.into_kept();
    let response = answered.into_response(&mut kept);
    link.keep(kept);
    Ok(response)
}

#[cold]
fn refusal(status: StatusCode) -> Box<Response> {
    Box::new(error_response(HttpError::status(status.as_u16())))
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
