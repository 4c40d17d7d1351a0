//! Sockets that the process has inherited: from systemd or another supervisor (`LISTEN_FDS`), or by number.

use std::io;

use crate::serve::Listener;

/// All that the environment announces (`sd_listen_fds(3)`): `LISTEN_FDS`, meant for us if `LISTEN_PID` says so or nothing.
#[cfg(all(unix, feature = "cli"))]
pub(crate) fn all() -> io::Result<Vec<Listener>> {
    let mut inherited = listenfd::ListenFd::from_env();
    (0..inherited.len()).filter_map(|at| announced(&mut inherited, at).transpose()).collect()
}

#[cfg(not(all(unix, feature = "cli")))]
pub(crate) fn all() -> io::Result<Vec<Listener>> {
    Ok(Vec::new())
}

/// The one with this number: one of those, 0 (`inetd` gives it there), and on Linux any other.
#[cfg(all(unix, feature = "cli"))]
pub(crate) fn one(number: u32) -> io::Result<Listener> {
    let first = std::env::var("LISTEN_FDS_FIRST_FD").ok().and_then(|first| first.parse().ok()).unwrap_or(3);
    let mut inherited = listenfd::ListenFd::from_env();
    if let Some(at) = number.checked_sub(first)
        && let Some(listener) = announced(&mut inherited, at as usize)?
    {
        return Ok(listener);
    }
    listener(descriptor(number)?)
}

#[cfg(not(all(unix, feature = "cli")))]
pub(crate) fn one(_: u32) -> io::Result<Listener> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

#[cfg(all(unix, feature = "cli"))]
fn announced(inherited: &mut listenfd::ListenFd, at: usize) -> io::Result<Option<Listener>> {
    match inherited.take_tcp_listener(at) {
        Ok(listener) => Ok(listener.map(Listener::from)),
        Err(_) => Ok(inherited.take_unix_listener(at)?.map(Listener::from)),
    }
}

/// A descriptor of our own process by its number. The standard library gives it to nobody without `unsafe`.
#[cfg(all(unix, feature = "cli"))]
fn descriptor(number: u32) -> io::Result<std::os::fd::OwnedFd> {
    use std::os::fd::AsFd;
    if number == 0 {
        return io::stdin().as_fd().try_clone_to_owned();
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};
        let process = pidfd_open(getpid(), PidfdFlags::empty())?;
        let number = i32::try_from(number).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(pidfd_getfd(process, number, PidfdGetfdFlags::empty())?)
    }
    #[cfg(not(target_os = "linux"))]
    Err(io::Error::other("set LISTEN_FDS in the environment to the number of sockets from 3 on"))
}

/// What a descriptor listens on.
#[cfg(all(unix, feature = "cli"))]
fn listener(descriptor: std::os::fd::OwnedFd) -> io::Result<Listener> {
    let tcp = std::net::TcpListener::from(descriptor);
    if tcp.local_addr().is_ok() {
        return Ok(tcp.into());
    }
    let unix = std::os::unix::net::UnixListener::from(std::os::fd::OwnedFd::from(tcp));
    unix.local_addr()?;
    Ok(unix.into())
}
