//! A server on a port of its own, and a peer that writes and reads bytes.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use ferrapi::{App, Limits, ServerHandle};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Notify, Semaphore};

/// How long a peer waits for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server in the background. It ends with the test.
pub(crate) struct House {
    runtime: Option<Runtime>,
    handle: Option<ServerHandle>,
    address: SocketAddr,
}

impl House {
    pub(crate) fn new(app: App) -> Self {
        Self::with(app, Limits::default())
    }

    pub(crate) fn with(app: App, limits: Limits) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let handle =
            runtime.block_on(async { app.limits(limits).bind("127.0.0.1:0").await.unwrap().start() });
        let address = handle.address();
        House { runtime: Some(runtime), handle: Some(handle), address }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// A new connection.
    pub(crate) fn peer(&self) -> Peer {
        self.peer_over(TcpStream::connect(self.address).unwrap())
    }

    /// A new connection from another of this machine's addresses.
    #[cfg(target_os = "linux")]
    pub(crate) fn peer_from(&self, address: &str) -> Peer {
        let stream = self.runtime.as_ref().unwrap().block_on(async {
            let socket = tokio::net::TcpSocket::new_v4().unwrap();
            socket.bind(SocketAddr::new(address.parse().unwrap(), 0)).unwrap();
            socket.connect(self.address).await.unwrap().into_std().unwrap()
        });
        stream.set_nonblocking(false).unwrap();
        self.peer_over(stream)
    }

    fn peer_over(&self, stream: TcpStream) -> Peer {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        Peer { stream, unread: Vec::new() }
    }

    /// Waits for something inside of the server.
    pub(crate) fn wait<T>(&self, what: impl Future<Output = T>) -> T {
        self.wait_long(what, PATIENCE)
    }

    /// The same for what takes a while.
    pub(crate) fn wait_long<T>(&self, what: impl Future<Output = T>, patience: Duration) -> T {
        let runtime = self.runtime.as_ref().unwrap();
        runtime.block_on(async { tokio::time::timeout(patience, what).await.expect("it happens in time") })
    }

    /// Runs a task beside the server.
    pub(crate) fn spawn(
        &self,
        task: impl Future<Output = ()> + Send + 'static,
    ) -> tokio::task::JoinHandle<()> {
        self.runtime.as_ref().unwrap().spawn(task)
    }

    /// Tells the server to stop; what is given back waits for the end.
    pub(crate) fn shut_down(&mut self) -> tokio::task::JoinHandle<()> {
        self.runtime.as_ref().unwrap().spawn(self.handle.take().unwrap().shutdown())
    }

    /// Drops the handle.
    pub(crate) fn let_go(&mut self) {
        drop(self.handle.take());
    }
}

impl Drop for House {
    fn drop(&mut self) {
        drop(self.handle.take());
        self.runtime.take().unwrap().shutdown_background();
    }
}

/// The other end of a connection.
pub(crate) struct Peer {
    stream: TcpStream,
    unread: Vec<u8>,
}

/// One answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Status line and header fields.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

impl Peer {
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        self.stream.write_all(bytes.as_ref()).unwrap();
        self
    }

    /// Sends as much as the server takes: it may have answered and closed by then.
    pub(crate) fn try_send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        let _ = self.stream.write_all(bytes.as_ref());
        self
    }

    /// A GET request.
    pub(crate) fn get(&mut self, path: &str) -> &mut Self {
        self.send(format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n"))
    }

    /// The next answer.
    #[track_caller]
    pub(crate) fn answer(&mut self) -> Answer {
        let head = self.head();
        let length = head.header("content-length").map_or(0, |length| length.parse().unwrap());
        while self.unread.len() < length {
            assert!(self.more().unwrap() > 0, "the connection closed in the middle of {head:?}");
        }
        let body = String::from_utf8(self.unread.drain(..length).collect()).unwrap();
        Answer { body, ..head }
    }

    /// The head of the next answer; what follows is left alone.
    #[track_caller]
    pub(crate) fn head(&mut self) -> Answer {
        let end = loop {
            if let Some(at) = self.unread.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            let more = self.more();
            assert!(
                matches!(more, Ok(1..)),
                "no answer, but {more:?} after {:?}",
                String::from_utf8_lossy(&self.unread)
            );
        };
        let head = String::from_utf8(self.unread.drain(..end).collect()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: String::new() }
    }

    /// The next chunk of a body; an empty one is the last.
    #[track_caller]
    pub(crate) fn chunk(&mut self) -> String {
        let wanted = |unread: &[u8]| {
            let at = unread.windows(2).position(|two| two == b"\r\n")?;
            let length = usize::from_str_radix(std::str::from_utf8(&unread[..at]).unwrap(), 16).unwrap();
            (unread.len() >= at + 2 + length + 2).then_some((at + 2, length))
        };
        let (start, length) = loop {
            match wanted(&self.unread) {
                Some(found) => break found,
                None => assert!(matches!(self.more(), Ok(1..)), "the connection closed in a chunk"),
            }
        };
        let chunk = self.unread.drain(..start + length + 2).skip(start).take(length).collect();
        String::from_utf8(chunk).unwrap()
    }

    /// Waits until the server closes, and expects nothing more before that.
    #[track_caller]
    pub(crate) fn expect_end(&mut self) {
        let more = self.more();
        let ended = match &more {
            Ok(0) => true,
            Err(error) => matches!(error.kind(), io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe),
            Ok(_) => false,
        };
        assert!(ended && self.unread.is_empty(), "{more:?}, {:?}", String::from_utf8_lossy(&self.unread));
    }

    /// Everything that comes until the connection ends.
    #[track_caller]
    pub(crate) fn until_end(&mut self) -> String {
        while let Ok(1..) = self.more() {}
        String::from_utf8(std::mem::take(&mut self.unread)).unwrap()
    }

    /// Expects that nothing comes for a while.
    #[track_caller]
    pub(crate) fn expect_silence(&mut self, time: Duration) {
        self.stream.set_read_timeout(Some(time)).unwrap();
        let more = self.more();
        self.stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let waited = |kind| matches!(kind, io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut);
        assert!(more.as_ref().is_err_and(|error| waited(error.kind())), "{more:?}");
    }

    /// Whether anything of HTTP comes.
    #[cfg(unix)] // as its callers
    pub(crate) fn is_http(&mut self, request: &str) -> bool {
        self.try_send(request);
        while matches!(self.more(), Ok(1..)) {}
        self.unread.starts_with(b"HTTP")
    }

    /// Whether a request is answered; if not, the connection has ended.
    pub(crate) fn is_answered(&mut self, path: &str) -> bool {
        self.try_send(format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n"));
        matches!(self.more(), Ok(1..))
    }

    /// Says that nothing more will come.
    pub(crate) fn finish(&mut self) {
        self.stream.shutdown(Shutdown::Write).unwrap();
    }

    fn more(&mut self) -> io::Result<usize> {
        let mut buffer = [0; 64 * 1024];
        let count = self.stream.read(&mut buffer)?;
        self.unread.extend_from_slice(&buffer[..count]);
        Ok(count)
    }
}

/// Where a test and a handler meet: the handler tells that it runs, and waits to be let go.
pub(crate) struct Gate {
    pub(crate) reached: Notify,
    pub(crate) open: Semaphore,
}

impl Gate {
    pub(crate) fn new() -> Self {
        Gate { reached: Notify::new(), open: Semaphore::new(0) }
    }

    pub(crate) async fn pass(&self) {
        self.reached.notify_one();
        drop(self.open.acquire().await);
    }
}
