//! What a connection's task and the tasks of its streams share.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, Semaphore};

use crate::limits::Limits;
use crate::serve::connections::Place;
use crate::serve::http2::frames::Frames;
use crate::serve::link::{Link, Phase};

/// One connection of HTTP/2. The server waits until its last stream has let go of it.
pub(super) struct Session {
    pub(super) link: Arc<Link>,
    /// Among the server's connections, until nobody works on this one any more.
    _place: Place,
    /// What the peer sends besides requests.
    pub(super) frames: Frames,
    /// Room for what waits to be written, in bytes.
    pub(super) room: Arc<Semaphore>,
    open: Mutex<usize>,
    /// How much of all answers has been made and not handed on, in bytes, as far as it is counted.
    held: AtomicUsize,
    /// Less is held again.
    relief: Notify,
}

/// Something that is held, until this is dropped.
pub(super) struct Held<'s>(&'s Session, usize);

/// One open stream, whose request is in flight, until this is dropped.
pub(super) struct Open {
    session: Arc<Session>,
    /// Whether the server has room for its request.
    pub(super) has_room: bool,
}

impl Session {
    /// How much of all answers together may wait to be written, in bytes.
    const ROOM: usize = 256 * 1024;
    /// How much of all answers may be held before their streams have to hurry, in bytes.
    const HELD: usize = 2 * 1024 * 1024;

    pub(super) fn new(link: Arc<Link>, place: Place) -> Self {
        Session {
            link,
            _place: place,
            frames: Frames::default(),
            room: Arc::new(Semaphore::new(Self::ROOM)),
            open: Mutex::default(),
            held: AtomicUsize::new(0),
            relief: Notify::new(),
        }
    }

    /// Whether the peer has made us hold so much that its streams have to hurry.
    pub(super) fn is_pressed(&self) -> bool {
        self.held.load(Relaxed) >= Self::HELD
    }

    /// Waits until more may be held.
    pub(super) async fn relief(&self) {
        loop {
            let mut relief = std::pin::pin!(self.relief.notified());
            relief.as_mut().enable();
            if !self.is_pressed() {
                return;
            }
            relief.await;
        }
    }

    /// Holds so much.
    pub(super) fn hold(&self, bytes: usize) -> Held<'_> {
        self.held.fetch_add(bytes, Relaxed);
        Held(self, bytes)
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.link.application.limits
    }

    /// Notes a new stream.
    pub(super) fn open(self: &Arc<Self>) -> Open {
        let mut open = self.count();
        *open += 1;
        self.link.busy();
        let has_room = self.link.connections().begin_request(self.limits().requests);
        Open { session: Arc::clone(self), has_room }
    }

    /// Whether no stream is open.
    pub(super) fn is_idle(&self) -> bool {
        *self.count() == 0
    }

    /// The count and the link's phase change together, under this lock.
    fn count(&self) -> MutexGuard<'_, usize> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        let Held(session, bytes) = self;
        let before = session.held.fetch_sub(*bytes, Relaxed);
        if before >= Session::HELD && before - *bytes < Session::HELD {
            session.relief.notify_waiters();
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let link = &self.session.link;
        link.connections().end_request();
        let mut open = self.session.count();
        *open -= 1;
        if *open == 0 {
            link.wait(Phase::Idle);
        }
    }
}
