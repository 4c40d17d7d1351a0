//! The signals that ask a server to stop.

use std::future::poll_fn;
use std::io;
use std::task::Poll;

/// The signals that ask a server to stop: Ctrl-C (SIGINT) and SIGTERM; on Windows Ctrl-C and Ctrl-Break.
///
/// From [`Signals::install`] on they do not end the process any more.
pub(crate) struct Signals([platform::Listener; 2]);

impl Signals {
    /// Begins to listen.
    pub(crate) fn install() -> io::Result<Self> {
        platform::listeners().map(Signals)
    }

    /// Waits for the next one.
    pub(crate) async fn next(&mut self) {
        poll_fn(|cx| {
            let came = self.0.iter_mut().any(|listener| listener.poll_recv(cx).is_ready());
            if came { Poll::Ready(()) } else { Poll::Pending }
        })
        .await
    }
}

#[cfg(unix)]
mod platform {
    pub(super) use tokio::signal::unix::Signal as Listener;
    use tokio::signal::unix::{SignalKind, signal};

    pub(super) fn listeners() -> std::io::Result<[Listener; 2]> {
        Ok([signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?])
    }
}

#[cfg(windows)]
mod platform {
    use std::io;
    use std::task::{Context, Poll};

    use tokio::signal::windows::{CtrlBreak, CtrlC, ctrl_break, ctrl_c};

    pub(super) enum Listener {
        C(CtrlC),
        Break(CtrlBreak),
    }

    impl Listener {
        pub(super) fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<()>> {
            match self {
                Listener::C(listener) => listener.poll_recv(cx),
                Listener::Break(listener) => listener.poll_recv(cx),
            }
        }
    }

    pub(super) fn listeners() -> io::Result<[Listener; 2]> {
        Ok([Listener::C(ctrl_c()?), Listener::Break(ctrl_break()?)])
    }
}
