//! An embedded file for a client that refuses gzip: a body that inflates it while it is taken.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use ferrapi_openapi::ui::{Asset, Inflation};
use http_body::{Frame, SizeHint};

use crate::http::{Body, BoxError};

/// The file's own bytes. The size is known, so that it has a `Content-Length`.
pub(crate) fn inflated(asset: &Asset) -> Body {
    Body::stream(Inflated(Inflation::new(asset)))
}

struct Inflated(Inflation);

impl http_body::Body for Inflated {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Poll::Ready(self.0.next().map(|piece| Ok(Frame::data(piece.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.left() == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.left())
    }
}
