//! Where connections come in: ports, Unix sockets, and what the process has inherited.

use std::fmt;
use std::io;
use std::net::SocketAddr;
#[cfg(unix)]
use std::path::{Path, PathBuf};

use tokio::net::{TcpListener, TcpSocket, ToSocketAddrs, lookup_host};
#[cfg(unix)]
use tokio::net::{UnixListener, UnixSocket, UnixStream};

use crate::serve::ServeError;

/// How many connections may wait to be taken in, as with uvicorn: the system lets those beyond wait for a second and more. Tokio
/// says 128 unasked.
const BACKLOG: u32 = 2048;

/// A bound socket that a server takes connections from. Made `from` a listener of the standard library or of tokio.
///
/// ```no_run
/// # async fn example() -> Result<(), ferrapi::ServeError> {
/// let socket = std::net::TcpListener::bind("127.0.0.1:8000").map_err(ferrapi::ServeError::Inherited)?;
/// ferrapi::App::new("Item Store").listen([socket]).await?.run().await
/// # }
/// ```
#[derive(Debug)]
pub struct Listener(Kind);

#[derive(Debug)]
enum Kind {
    Std(std::net::TcpListener),
    Tcp(TcpListener),
    #[cfg(unix)]
    StdUnix(std::os::unix::net::UnixListener),
    #[cfg(unix)]
    Unix(UnixListener),
}

impl From<std::net::TcpListener> for Listener {
    fn from(listener: std::net::TcpListener) -> Self {
        Listener(Kind::Std(listener))
    }
}

impl From<TcpListener> for Listener {
    fn from(listener: TcpListener) -> Self {
        Listener(Kind::Tcp(listener))
    }
}

#[cfg(unix)]
impl From<std::os::unix::net::UnixListener> for Listener {
    fn from(listener: std::os::unix::net::UnixListener) -> Self {
        Listener(Kind::StdUnix(listener))
    }
}

#[cfg(unix)]
impl From<UnixListener> for Listener {
    fn from(listener: UnixListener) -> Self {
        Listener(Kind::Unix(listener))
    }
}

/// Where a server listens.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListenAddress {
    /// A port.
    Tcp(SocketAddr),
    /// A Unix socket; without a path, if it has none.
    #[cfg(unix)]
    Unix(Option<PathBuf>),
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            #[cfg(unix)]
            Self::Unix(path) => write!(f, "unix:{}", path.as_deref().unwrap_or(Path::new("")).display()),
        }
    }
}

/// A listener that connections are taken from.
pub(crate) struct Door {
    pub(crate) kind: DoorKind,
    pub(crate) address: ListenAddress,
    /// The file that goes with it.
    #[cfg(unix)]
    _file: Option<SocketFile>,
}

pub(crate) enum DoorKind {
    Tcp(TcpListener),
    #[cfg(unix)]
    Unix(UnixListener),
}

impl Door {
    /// Makes a listener ready for this runtime.
    pub(crate) fn new(listener: Listener) -> Result<Self, ServeError> {
        Self::open(listener).map_err(ServeError::Inherited)
    }

    fn open(listener: Listener) -> io::Result<Self> {
        let kind = match listener.0 {
            Kind::Std(listener) => {
                listener.set_nonblocking(true)?;
                DoorKind::Tcp(TcpListener::from_std(listener)?)
            }
            Kind::Tcp(listener) => DoorKind::Tcp(listener),
            #[cfg(unix)]
            Kind::StdUnix(listener) => {
                listener.set_nonblocking(true)?;
                DoorKind::Unix(UnixListener::from_std(listener)?)
            }
            #[cfg(unix)]
            Kind::Unix(listener) => DoorKind::Unix(listener),
        };
        let address = match &kind {
            DoorKind::Tcp(listener) => ListenAddress::Tcp(listener.local_addr()?),
            #[cfg(unix)]
            DoorKind::Unix(listener) => {
                ListenAddress::Unix(listener.local_addr()?.as_pathname().map(Path::to_owned))
            }
        };
        Ok(Door {
            kind,
            address,
            #[cfg(unix)]
            _file: None,
        })
    }

    /// Listens on the first address that can be bound.
    pub(crate) async fn bind(address: impl ToSocketAddrs) -> Result<Self, ServeError> {
        let mut failure = ServeError::Address(io::Error::from(io::ErrorKind::NotFound));
        for address in lookup_host(address).await.map_err(ServeError::Address)? {
            let bound = listen(address).map(Listener::from).and_then(Self::open);
            match bound {
                Ok(bound) => return Ok(bound),
                Err(source) => failure = ServeError::Bind { address, source },
            }
        }
        Err(failure)
    }

    /// Listens on a Unix socket. A file that a server has left behind is replaced; one of a server that runs is not. As
    /// uvicorn does, it lets everybody in who may enter its folder.
    #[cfg(unix)]
    pub(crate) async fn bind_unix(path: &Path) -> Result<Self, ServeError> {
        use std::os::unix::fs::PermissionsExt;
        let failure = |source| ServeError::BindUnix { path: path.to_owned(), source };
        let listener = match listen_unix(path) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && is_left_behind(path).await => {
                std::fs::remove_file(path).map_err(failure)?;
                listen_unix(path)
            }
            bound => bound,
        };
        let mut door = listener.map(Listener::from).and_then(Self::open).map_err(failure)?;
        door._file = SocketFile::of(path);
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o666)).map_err(failure)?;
        Ok(door)
    }
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // Elsewhere it means that others may take the port over.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

#[cfg(unix)]
fn listen_unix(path: &Path) -> io::Result<UnixListener> {
    let socket = UnixSocket::new_stream()?;
    socket.bind(path)?;
    socket.listen(BACKLOG)
}

/// Whether a file is a socket that nobody listens on any more.
#[cfg(unix)]
async fn is_left_behind(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let is_socket = std::fs::symlink_metadata(path).is_ok_and(|file| file.file_type().is_socket());
    let refused = |error: io::Error| error.kind() == io::ErrorKind::ConnectionRefused;
    is_socket && UnixStream::connect(path).await.is_err_and(refused)
}

/// The file of a Unix socket. It goes when the socket is closed, unless another has come in its place.
#[cfg(unix)]
struct SocketFile {
    path: PathBuf,
    /// Which file it is: device and number.
    identity: (u64, u64),
}

#[cfg(unix)]
impl SocketFile {
    fn of(path: &Path) -> Option<Self> {
        Some(SocketFile { path: std::path::absolute(path).ok()?, identity: Self::identity(path)? })
    }

    fn identity(path: &Path) -> Option<(u64, u64)> {
        use std::os::unix::fs::MetadataExt;
        std::fs::symlink_metadata(path).ok().map(|file| (file.dev(), file.ino()))
    }
}

#[cfg(unix)]
impl Drop for SocketFile {
    fn drop(&mut self) {
        if Self::identity(&self.path) == Some(self.identity) {
            // If it stays, the next server finds it left behind.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::net::TcpStream;
    use std::time::Duration;

    use super::{Door, ListenAddress};

    #[tokio::test]
    async fn many_may_wait() {
        let most = std::fs::read_to_string("/proc/sys/net/core/somaxconn").unwrap_or_default();
        if most.trim().parse().is_ok_and(|most: u32| most < 400) {
            println!("skipped: the system lets {most} wait");
            return;
        }
        let door = Door::bind("127.0.0.1:0").await.unwrap();
        let ListenAddress::Tcp(address) = door.address else { panic!("a port") };
        // Nobody takes them in.
        let connect = |_| TcpStream::connect_timeout(&address, Duration::from_millis(900)).unwrap();
        let waiting: Vec<_> = (0..300).map(connect).collect();
        assert_eq!(waiting.len(), 300);
    }
}
