//! Why a server does not start.

use std::net::SocketAddr;
use std::{fmt, io};

use crate::error::SetupError;

/// Why a server does not start. Once it has started, nothing but being told so ends it.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServeError {
    /// The application is not put together well.
    Setup(SetupError),
    /// The address stands for nothing: a host name without an address, or a text that is no address.
    Address(io::Error),
    /// The address cannot be bound: it is in use, not ours, or needs privileges.
    Bind {
        /// The address, the last one tried if there were several.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The system gives no runtime: no threads, or no signal handlers.
    Runtime(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setup(error) => error.fmt(f),
            Self::Address(error) => write!(f, "there is no such address to listen on: {error}"),
            Self::Bind { address, source } => match source.kind() {
                io::ErrorKind::AddrInUse => {
                    write!(f, "another program listens on {address} already: stop it, or choose another port")
                }
                io::ErrorKind::PermissionDenied => {
                    write!(f, "no permission to listen on {address}: choose a port from 1024 upwards")
                }
                io::ErrorKind::AddrNotAvailable => {
                    write!(f, "cannot listen on {address}: this machine does not have that address")
                }
                _ => write!(f, "cannot listen on {address}: {source}"),
            },
            Self::Runtime(error) => write!(f, "the system does not let the server start: {error}"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Setup(error) => Some(error),
            Self::Address(source) | Self::Bind { source, .. } | Self::Runtime(source) => Some(source),
        }
    }
}

impl From<SetupError> for ServeError {
    fn from(error: SetupError) -> Self {
        ServeError::Setup(error)
    }
}
