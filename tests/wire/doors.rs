//! Where connections come in besides a port that is bound by its address.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use ferrapi::prelude::*;
use ferrapi::{App, ListenAddress, ServeError};

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

#[get("/peer")]
async fn peer(head: &RequestHead) -> Option<String> {
    head.peer().map(|peer| peer.to_string())
}

fn app() -> App {
    App::new("Test").routes(routes![ping, peer])
}

/// A folder of its own for each test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("ferrapi-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path).unwrap();
        Folder(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn get(mut stream: impl Read + Write, path: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    answer.rsplit("\r\n").next().unwrap().to_owned()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

#[test]
fn a_unix_socket_is_served_and_leaves_nothing_behind() {
    let (runtime, folder) = (runtime(), Folder::new("unix"));
    let path = folder.path("http.sock");
    for round in 0..2 {
        let server = runtime.block_on(app().bind_unix(&path)).unwrap();
        assert_eq!(server.addresses().collect::<Vec<_>>()[0].to_string(), format!("unix:{}", path.display()));
        let handle = runtime.block_on(async { server.start() });
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o666);
        assert_eq!(get(UnixStream::connect(&path).unwrap(), "/ping"), r#""pong""#);
        assert_eq!(get(UnixStream::connect(&path).unwrap(), "/peer"), "null");
        let taken = runtime.block_on(app().bind_unix(&path)).err().unwrap();
        assert!(matches!(taken, ServeError::BindUnix { .. }), "{taken}");
        runtime.block_on(handle.shutdown());
        assert!(!path.exists());
        if round == 0 {
            // What one that was killed leaves is replaced.
            drop(UnixListener::bind(&path).unwrap());
        }
    }
    std::fs::write(&path, "precious").unwrap();
    assert!(runtime.block_on(app().bind_unix(&path)).is_err());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious", "what is no socket is left alone");
}

#[test]
fn http_2_is_spoken_there_too() {
    let (runtime, folder) = (runtime(), Folder::new("unix-http2"));
    let path = folder.path("http.sock");
    runtime.block_on(async {
        let handle = app().bind_unix(&path).await.unwrap().start();
        let stream = tokio::net::UnixStream::connect(&path).await.unwrap();
        let (mut client, connection) = h2::client::handshake(stream).await.unwrap();
        tokio::spawn(async move { drop(connection.await) });
        let (_, body) = crate::http2::ask(&mut client, crate::http2::get("/ping")).await.unwrap();
        assert_eq!(body, r#""pong""#);
        handle.shutdown().await;
    });
}

#[test]
fn sockets_that_are_bound_already_are_served() {
    let runtime = runtime();
    let listeners = [TcpListener::bind("127.0.0.1:0").unwrap(), TcpListener::bind("127.0.0.1:0").unwrap()];
    let addresses = [0, 1].map(|at: usize| listeners[at].local_addr().unwrap());
    let server = runtime.block_on(app().listen(listeners)).unwrap();
    assert_eq!(server.address(), addresses[0]);
    assert!(server.addresses().eq(&addresses.map(ListenAddress::Tcp)));
    let handle = runtime.block_on(async { server.start() });
    for address in addresses {
        assert_eq!(get(TcpStream::connect(address).unwrap(), "/ping"), r#""pong""#);
    }
    runtime.block_on(handle.shutdown());
    assert!(addresses.iter().all(|address| TcpStream::connect(address).is_err()));
}

/// The program, and the line that says where it serves.
pub(crate) struct Process {
    pub(crate) child: Child,
    pub(crate) line: String,
}

impl Process {
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Process { child, line }
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: &str) {
        assert!(
            Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap().success()
        );
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.signal("-TERM");
        assert!(self.child.wait().unwrap().success());
    }
}

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_served");

#[test]
fn the_command_line_takes_a_path() {
    let folder = Folder::new("uds");
    let path = folder.path("http.sock");
    let process = Process::start(Command::new(PROGRAM).arg("--uds").arg(&path).args(["--port", "1"]));
    assert_eq!(process.line, format!("Served 0.1.0 on unix:{}\n", path.display()));
    assert_eq!(get(UnixStream::connect(&path).unwrap(), "/ping"), r#""pong""#);
    drop(process);
    assert!(!path.exists());
}

#[test]
fn sockets_are_inherited_by_number_and_by_the_environment() {
    let by_stdin = |script: &str, listener: OwnedFd| {
        let mut command = Command::new("sh");
        command.args(["-c", script, "sh", PROGRAM]).stdin(Stdio::from(listener));
        Process::start(&mut command)
    };
    let mut scripts = vec![
        r#"exec "$1" --fd 0"#,
        r#"exec 3<&0 0</dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec "$1""#,
        r#"exec 3<&0 0</dev/null; LISTEN_FDS=1 exec "$1" --fd 3"#,
    ];
    if cfg!(target_os = "linux") {
        scripts.push(r#"exec 7<&0 0</dev/null; exec "$1" --fd 7"#);
    }
    for script in scripts {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let process = by_stdin(script, listener.into());
        assert!(process.line.starts_with(&format!("Served 0.1.0 on http://{address}")), "{}", process.line);
        assert_eq!(get(TcpStream::connect(address).unwrap(), "/ping"), r#""pong""#, "{script}");
        let folder = Folder::new("inherited");
        let path = folder.path("http.sock");
        let process = by_stdin(script, UnixListener::bind(&path).unwrap().into());
        assert_eq!(
            get(UnixStream::connect(&path).unwrap(), "/ping"),
            r#""pong""#,
            "{script} {}",
            process.line
        );
    }
    // Meant for another process.
    let script = r#"exec 3<&0 0</dev/null; LISTEN_FDS=1 LISTEN_PID=1 exec "$1" --port 0"#;
    let process = by_stdin(script, TcpListener::bind("127.0.0.1:0").unwrap().into());
    assert!(process.line.contains("http://127.0.0.1:"), "{}", process.line);
}

#[test]
fn what_is_no_socket_is_told() {
    let failed = Command::new(PROGRAM).args(["--fd", "0"]).stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8(failed.stderr).unwrap();
    assert_eq!(failed.status.code(), Some(1));
    assert!(told.starts_with("error: cannot listen on the socket that was given: "), "{told}");
}

#[test]
fn proxies_are_believed_as_the_command_line_says() {
    let ask = |arguments: &[&str]| {
        let process = Process::start(Command::new(PROGRAM).args(["--port", "0"]).args(arguments));
        let address = process.line.split("http://").nth(1).unwrap().split([' ', '\n']).next().unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let request = "GET /origin HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-forwarded-for: 1.2.3.4\r\n\
                       x-forwarded-proto: https\r\n\r\n";
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.rsplit("\r\n").next().unwrap().to_owned()
    };
    assert_eq!(ask(&[]), r#""1.2.3.4 by https""#);
    assert_eq!(ask(&["--no-proxy-headers"]), r#""127.0.0.1 by http""#);
    assert_eq!(ask(&["--forwarded-allow-ips", "10.0.0.0/8"]), r#""127.0.0.1 by http""#);
    assert_eq!(ask(&["--forwarded-allow-ips", "*"]), r#""1.2.3.4 by https""#);
}
