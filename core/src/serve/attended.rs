//! A connection of HTTP/1.1 until its end: its own, or the one that the server decides on.
//!
//! In: hyper's future, and how it is told to finish. Out: a future that is hardly larger. (An `async fn` that takes a future
//! holds it twice, and every connection that rests would pay for that.)

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use pin_project_lite::pin_project;

use crate::serve::link::{Link, Phase, Verdict};

pin_project! {
    /// A connection with the server's word over it.
    pub(crate) struct Attended<H, F> {
        #[pin]
        http: H,
        finish: F,
        link: Arc<Link>,
        finishing: bool,
    }
}

pin_project! {
    /// The same with or without a place of its own.
    #[project = Project]
    pub(crate) enum Driven<A, B> {
        Plain {
            #[pin]
            driven: A,
        },
        Layered {
            driven: Pin<Box<B>>,
        },
    }
}

impl<H, F: Fn(Pin<&mut H>)> Attended<H, F> {
    pub(crate) fn new(http: H, finish: F, link: Arc<Link>) -> Self {
        Attended { http, finish, link, finishing: false }
    }
}

impl<H: Future<Output = hyper::Result<()>>, F: Fn(Pin<&mut H>)> Attended<H, F> {
    #[inline]
    fn poll_end(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<hyper::Result<()>> {
        let this = self.project();
        let (mut http, link, finish, finishing) = (this.http, this.link, this.finish, this.finishing);
        loop {
            // An answer that is written after the word to stop says that it is the last one. Where no request is
            // in flight, one may have arrived that is not read yet, so reading comes first.
            if link.verdict() == Verdict::Finish && !*finishing && link.is_in_flight() {
                *finishing = true;
                finish(http.as_mut());
            }
            if let Poll::Ready(ended) = http.as_mut().poll(cx) {
                return Poll::Ready(ended);
            }
            match link.verdict() {
                Verdict::Continue => return Poll::Pending,
                Verdict::Finish if *finishing => return Poll::Pending,
                Verdict::Finish => {
                    *finishing = true;
                    finish(http.as_mut());
                }
                Verdict::End => return Poll::Ready(Ok(())),
            }
        }
    }
}

impl<H: Future<Output = hyper::Result<()>>, F: Fn(Pin<&mut H>)> Future for Attended<H, F> {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        match ready!(self.as_mut().poll_end(cx)) {
            // If somebody has the stream now, nothing of what follows is a request.
            Ok(()) => self.link.wait(Phase::Upgraded),
            Err(error) => tracing::debug!(%error, "a connection broke off"),
        }
        Poll::Ready(())
    }
}

impl<A: Future<Output = ()>, B: Future<Output = ()>> Future for Driven<A, B> {
    type Output = ();

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        match self.project() {
            Project::Plain { driven } => driven.poll(cx),
            Project::Layered { driven } => driven.as_mut().poll(cx),
        }
    }
}
