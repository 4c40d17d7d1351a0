//! How many files, and so connections, the process may have open.

/// Raises the soft limit of open files to the hard one, as far as the system lets us: with the 1,024 that many systems
/// begin with, that many idle connections would keep everybody else out. Programs that are started from here on inherit it.
#[cfg(all(unix, feature = "cli"))]
pub(crate) fn raise_limit() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current == limit.maximum {
        return;
    }
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::debug!(%error, "the limit of open files stays as it is");
    }
}

#[cfg(not(all(unix, feature = "cli")))]
pub(crate) fn raise_limit() {}
