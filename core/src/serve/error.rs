//! Why a server does not start.

use std::net::SocketAddr;
use std::{fmt, io};

use crate::error::SetupError;
#[cfg(feature = "tls")]
use crate::tls::TlsError;

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
    /// The Unix socket cannot be bound.
    #[cfg(unix)]
    BindUnix {
        /// Its path.
        path: std::path::PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The certificate or its key cannot be used.
    #[cfg(feature = "tls")]
    Tls(TlsError),
    /// A socket that was given, or inherited, cannot be listened on.
    Inherited(io::Error),
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
            #[cfg(unix)]
            Self::BindUnix { path, source } => match source.kind() {
                io::ErrorKind::AddrInUse => {
                    write!(
                        f,
                        "another program listens on {} already, or the file is no socket",
                        path.display()
                    )
                }
                _ => write!(f, "cannot listen on the Unix socket {}: {source}", path.display()),
            },
            #[cfg(feature = "tls")]
            Self::Tls(error) => error.fmt(f),
            Self::Inherited(error) => write!(f, "cannot listen on the socket that was given: {error}"),
            Self::Runtime(error) => write!(f, "the system does not let the server start: {error}"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Setup(error) => Some(error),
            #[cfg(feature = "tls")]
            Self::Tls(error) => Some(error),
            #[cfg(unix)]
            Self::BindUnix { source, .. } => Some(source),
            Self::Address(source)
            | Self::Bind { source, .. }
            | Self::Inherited(source)
            | Self::Runtime(source) => Some(source),
        }
    }
}

impl From<SetupError> for ServeError {
    fn from(error: SetupError) -> Self {
        ServeError::Setup(error)
    }
}
