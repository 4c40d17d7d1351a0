//! Files that lie beside others in a coding that the client takes.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use http::HeaderMap;

use crate::http::{Coding, accepted};

/// Best compressed first.
const OFFERED: [Coding; 3] = [Coding::Brotli, Coding::Zstd, Coding::Gzip];

/// The files that may stand for this one, best liked first.
pub(super) fn siblings(relative: &Path, headers: &HeaderMap) -> impl Iterator<Item = (PathBuf, Coding)> {
    accepted(headers, &OFFERED).into_iter().map(move |coding| {
        let mut sibling = OsString::from(relative);
        sibling.push(match coding {
            Coding::Brotli => ".br",
            Coding::Gzip => ".gz",
            Coding::Zstd => ".zst",
        });
        (PathBuf::from(sibling), coding)
    })
}
