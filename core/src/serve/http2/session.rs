//! What a connection's task and the tasks of its streams share.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;

use crate::limits::Limits;
use crate::serve::connections::Place;
use crate::serve::http2::frames::Frames;
use crate::serve::link::{Link, Phase};

/// One connection of HTTP/2. The server waits until its last stream has let go of it.
pub(super) struct Session {
    pub(super) link: Arc<Link>,
    pub(super) place: Place,
    /// What the peer sends besides requests.
    pub(super) frames: Frames,
    /// Room for what waits to be written, in bytes.
    pub(super) room: Arc<Semaphore>,
    open: Mutex<usize>,
}

/// One open stream, whose request is in flight, until this is dropped.
pub(super) struct Open {
    session: Arc<Session>,
    /// Whether the server has room for its request.
    pub(super) has_room: bool,
}

impl Session {
    /// How much of all answers together may wait to be written, in bytes.
    const ROOM: usize = 256 * 1024;

    pub(super) fn new(link: Arc<Link>, place: Place) -> Self {
        Session {
            link,
            place,
            frames: Frames::default(),
            room: Arc::new(Semaphore::new(Self::ROOM)),
            open: Mutex::default(),
        }
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
