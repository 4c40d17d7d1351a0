//! A request in the hands of a route's glue, which owns it, so that the glue is one future without borrows.
//!
//! In: the request, and on a panic nothing but its drop. Out: the request with its response; after a panic, the request
//! in its home, where the connection finds it.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};

use super::Request;

/// A request in the hands of a route's glue.
pub struct Lent(Option<Box<Request>>);

/// Where a request is found again whose handler has panicked. There is one for each connection.
#[derive(Default)]
pub(crate) struct Home(Mutex<Option<Box<Request>>>);

impl Lent {
    /// Lends a request.
    #[inline]
    pub(crate) fn new(request: Box<Request>) -> Self {
        Lent(Some(request))
    }

    /// Gives it back.
    #[inline]
    pub(crate) fn end(mut self) -> Box<Request> {
        self.0.take().expect("only the end takes the request, and there is one")
    }
}

impl Deref for Lent {
    type Target = Request;

    #[inline]
    fn deref(&self) -> &Request {
        self.0.as_deref().expect("only the end takes the request, and there is one")
    }
}

impl DerefMut for Lent {
    #[inline]
    fn deref_mut(&mut self) -> &mut Request {
        self.0.as_deref_mut().expect("only the end takes the request, and there is one")
    }
}

impl Drop for Lent {
    #[inline]
    fn drop(&mut self) {
        if let Some(request) = self.0.take() {
            abandon(request);
        }
    }
}

/// A request that was not answered: with a panic it goes home; otherwise nobody waits for it any more.
#[cold]
fn abandon(request: Box<Request>) {
    if std::thread::panicking()
        && let Some(home) = request.home.upgrade()
    {
        home.put(request);
    }
}

impl Home {
    fn put(&self, request: Box<Request>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
    }

    /// The request that was left here.
    #[cold]
    pub(crate) fn take(home: &Option<Arc<Home>>) -> Option<Box<Request>> {
        home.as_ref()?.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
