//! One stream: a request, its answer, and what ends it early.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::task::Poll;
use std::time::Duration;

use h2::server::SendResponse;
use h2::{Reason, RecvStream};
use http::header::EXPECT;
use http::{HeaderMap, Method, StatusCode};
use http_body::Body as _;
use tokio::time::timeout;

use crate::error::{HttpError, internal_error};
use crate::http::{BodyTime, Response, content_length, has_no_body};
use crate::serve::http2::head;
use crate::serve::http2::received::{Received, Told, pass_over};
use crate::serve::http2::sent::{Piece, Unsent, send};
use crate::serve::http2::session::{Open, Session};
use crate::serve::service::{Event, overload, refuse};
use crate::unwind::caught;

/// How many frames a peer may send about each request that it lets us finish.
const CREDIT: i32 = 4;
/// How long a peer may go on sending a body that it has been answered without, before its stream is reset.
const LINGER: Duration = Duration::from_millis(100);

/// Answers one request, in a task of its own.
pub(super) async fn answer(
    session: Arc<Session>,
    request: http::Request<RecvStream>,
    mut respond: SendResponse<Piece>,
    open: Open,
) {
    let told = (!request.body().is_end_stream()).then(Arc::<Told>::default);
    let outcome = {
        let exchange = pin!(exchange(&session, request, &mut respond, open.has_room, &told));
        caught(exchange).await
    };
    let reason = match outcome {
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
    drop((open, session));
    if let Some(reason) = reason {
        respond.send_reset(reason);
    } else if told.is_some_and(|told| !told.ended.load(Relaxed)) {
        // Clients lose the answer when the reset overtakes it, and what they still send is judged like any other frame.
        let _ = timeout(LINGER, poll_fn(|cx| respond.poll_reset(cx))).await;
    }
}

async fn exchange(
    session: &Session,
    request: http::Request<RecvStream>,
    respond: &mut SendResponse<Piece>,
    has_room: bool,
    told: &Option<Arc<Told>>,
) -> Result<(), Unsent> {
    let event = Event::begin_if_told(&request);
    let is_head = request.method() == Method::HEAD;
    let response = respond_to(session, request, respond, has_room, told).await?;
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
    has_room: bool,
    told: &Option<Arc<Told>>,
) -> Result<Response, Unsent> {
    let (link, limits) = (&session.link, session.limits());
    let (mut parts, mut body) = request.into_parts();
    let mut waiting = told.as_ref().filter(|_| waits_for_word(&parts.headers));
    let received = head::receive(&mut parts, limits).map_err(|status| HttpError::status(status.as_u16()));
    let mut answering = match received.and_then(|()| if has_room { Ok(()) } else { Err(overload()) }) {
        Err(refused) => {
            if let Some(told) = told {
                told.ended.store(pass_over(&mut body), Relaxed);
            }
            refuse(refused, link)
        }
        Ok(()) => {
            let time = BodyTime::default();
            if link.application.is_layered() {
                parts.extensions.insert(time.clone());
            }
            let (length, told) = (content_length(&parts.headers), told.clone());
            let body = |said| {
                time.set(said);
                Received::new(body, length, (time, limits.body), told)
            };
            link.application.answer(parts, body, &link.arrival, link.take())
        }
    };
    let answered = poll_fn(|cx| {
        if let Poll::Ready(answered) = answering.poll(cx) {
            return Poll::Ready(Ok(answered));
        }
        if waiting.take_if(|told| told.wanted.load(Relaxed)).is_some() {
            let mut interim = http::Response::new(());
            *interim.status_mut() = StatusCode::CONTINUE;
            respond.send_informational(interim)?;
        }
        respond.poll_reset(cx).map(|_| Err(Unsent::Gone))
    });
    let mut answered = answered.await?;
    answered.close();
    let mut kept = answering.take_kept();
    let response = answered.into_response(&mut kept);
    link.keep(kept);
    Ok(response)
}

/// Whether the client waits until it is told to send its body (RFC 9110 section 10.1.1).
fn waits_for_word(headers: &HeaderMap) -> bool {
    headers.get(EXPECT).is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}
