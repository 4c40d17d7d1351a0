//! Servers on real sockets, spoken to byte by byte. Every wait has an end.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ferrapi::Limits;
use ferrapi::prelude::*;
use tokio::sync::Semaphore;

/// Longer than anything here takes, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

#[get("/items/<item_id>")]
async fn read_item(item_id: u32) -> u32 {
    item_id
}

#[post("/items")]
async fn create_item(items: Vec<u32>) -> usize {
    items.len()
}

#[get("/panic")]
async fn panics() -> u32 {
    panic!("as the test wants it")
}

#[get("/slow")]
async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_millis(400)).await;
    "done"
}

/// Where requests wait until the test opens it.
struct Gate {
    waiting: AtomicUsize,
    /// Requests that came and are gone, answered or not.
    gone: AtomicUsize,
    open: Semaphore,
}

struct Visit(Arc<Gate>);

impl Drop for Visit {
    fn drop(&mut self) {
        self.0.gone.fetch_add(1, Ordering::SeqCst);
    }
}

#[get("/gate")]
async fn gate(gate: State<Arc<Gate>>) -> &'static str {
    gate.waiting.fetch_add(1, Ordering::SeqCst);
    let _visit = Visit(Arc::clone(&gate));
    drop(gate.open.acquire().await);
    "through"
}

/// More than the system buffers for a peer that does not read.
const LARGE: usize = 32 * 1024 * 1024;

#[get("/large")]
async fn large() -> PlainText<String> {
    PlainText("a".repeat(LARGE))
}

/// A server in a thread of its own.
struct Running {
    address: SocketAddr,
    gate: Arc<Gate>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: std::thread::JoinHandle<()>,
}

impl Running {
    fn start(limits: Limits) -> Self {
        let routes = routes![read_item, create_item, panics, slow, gate, large];
        let gate = Arc::new(Gate {
            waiting: AtomicUsize::new(0),
            gone: AtomicUsize::new(0),
            open: Semaphore::new(0),
        });
        let app = App::new("Test").body_limit(16).state(Arc::clone(&gate)).routes(routes);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let server = app.limits(limits).bind("127.0.0.1:0").await.unwrap();
                tell.send(server.address()).unwrap();
                server.run_until(async { drop(stopped.await) }).await;
            });
        });
        Running { address: told.recv_timeout(PATIENCE).unwrap(), gate, stop: Some(stop), thread }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends a request that waits at the gate, and waits until it does.
    fn wait_at_the_gate(&self) -> TcpStream {
        let mut stream = self.connect();
        write(&mut stream, "GET /gate HTTP/1.1\r\nhost: x\r\n\r\n");
        let start = Instant::now();
        while self.gate.waiting.load(Ordering::SeqCst) == 0 {
            assert!(start.elapsed() < PATIENCE, "the request never came");
            std::thread::sleep(Duration::from_millis(1));
        }
        stream
    }

    /// Tells it to stop, without waiting.
    fn tell(&mut self) {
        drop(self.stop.take());
    }

    /// Waits until it has stopped; gives how long that took.
    fn stop(mut self) -> Duration {
        self.tell();
        let start = Instant::now();
        self.thread.join().unwrap();
        start.elapsed()
    }
}

fn write(stream: &mut TcpStream, text: &str) {
    stream.write_all(text.as_bytes()).unwrap();
}

/// One response: its head, then as much as `content-length` says.
fn read(stream: &mut TcpStream) -> (String, String) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        assert_eq!(
            stream.read(&mut byte).unwrap(),
            1,
            "the connection closed: {:?}",
            String::from_utf8_lossy(&head)
        );
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
    let mut body = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut body).unwrap();
    (head, String::from_utf8(body).unwrap())
}

/// All that comes until the connection closes.
fn rest(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    String::from_utf8(text).unwrap()
}

#[test]
fn a_connection_serves_one_request_after_another() {
    let server = Running::start(Limits::default());
    let mut stream = server.connect();
    for number in ["1", "2"] {
        write(&mut stream, &format!("GET /items/{number} HTTP/1.1\r\nhost: x\r\n\r\n"));
        let (head, body) = read(&mut stream);
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        assert_eq!(body, number);
    }
    write(&mut stream, "GET /items/3 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert!(rest(&mut stream).ends_with("\r\n\r\n3"));
    server.stop();
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let server = Running::start(Limits::default());
    let mut stream = server.connect();
    write(&mut stream, "GET /slow HTTP/1.1\r\nhost: x\r\n\r\nGET /items/2 HTTP/1.1\r\nhost: x\r\n\r\n");
    assert_eq!(read(&mut stream).1, "\"done\"");
    assert_eq!(read(&mut stream).1, "2");
    server.stop();
}

#[test]
fn an_answer_is_not_held_back_for_a_part_of_the_next_request() {
    let server = Running::start(Limits::default());
    let mut stream = server.connect();
    write(&mut stream, "GET /items/1 HTTP/1.1\r\nhost: x\r\n\r\nGET /ite");
    assert_eq!(read(&mut stream).1, "1");
    write(&mut stream, "ms/2 HTTP/1.1\r\nhost: x\r\n\r\n");
    assert_eq!(read(&mut stream).1, "2");
    server.stop();
}

#[test]
fn what_is_no_request_is_400() {
    let server = Running::start(Limits::default());
    let mut stream = server.connect();
    write(&mut stream, "what is this?\r\n\r\n");
    let text = rest(&mut stream);
    assert!(text.starts_with("HTTP/1.1 400 "), "{text}");
    server.stop();
}

#[test]
fn stopping_finishes_what_is_in_flight_and_closes_what_is_idle() {
    let mut server = Running::start(Limits::default());
    let (mut fresh, mut idle) = (server.connect(), server.connect());
    write(&mut idle, "GET /items/1 HTTP/1.1\r\nhost: x\r\n\r\n");
    read(&mut idle);
    let mut busy = server.wait_at_the_gate();
    server.tell();
    assert_eq!((rest(&mut fresh), rest(&mut idle)), (String::new(), String::new()));
    assert!(TcpStream::connect(server.address).is_err(), "no connection is taken in any more");
    server.gate.open.add_permits(1);
    let (head, body) = read(&mut busy);
    assert!(head.contains("connection: close\r\n"), "{head}");
    assert_eq!((body.as_str(), rest(&mut busy).as_str()), ("\"through\"", ""));
    assert!(server.stop() < Duration::from_secs(5), "it ends with the last request");
}

#[test]
fn stopping_has_a_deadline() {
    let server = Running::start(Limits::default().shutdown(Duration::from_millis(200)));
    let mut stream = server.wait_at_the_gate();
    let took = server.stop();
    assert!(took >= Duration::from_millis(150) && took < Duration::from_secs(5), "{took:?}");
    assert_eq!(rest(&mut stream), "");
}

#[test]
fn a_panic_answers_500_and_the_connection_goes_on() {
    let server = Running::start(Limits::default());
    let mut stream = server.connect();
    write(&mut stream, "GET /panic HTTP/1.1\r\nhost: x\r\n\r\n");
    let (head, body) = read(&mut stream);
    assert!(head.starts_with("HTTP/1.1 500 "), "{head}");
    assert_eq!(body, "Internal Server Error");
    write(&mut stream, "GET /items/1 HTTP/1.1\r\nhost: x\r\n\r\n");
    assert_eq!(read(&mut stream).1, "1");
    server.stop();
}

#[test]
fn a_body_over_the_limit_is_413_before_it_is_sent() {
    let server = Running::start(Limits::default());
    let mut stream = server.connect();
    write(&mut stream, "POST /items HTTP/1.1\r\nhost: x\r\ncontent-length: 17\r\n\r\n");
    let (head, body) = read(&mut stream);
    assert!(head.starts_with("HTTP/1.1 413 "), "{head}");
    assert!(body.starts_with(r#"{"detail":"#), "{body}");
    assert_eq!(rest(&mut stream), "");
    server.stop();
}

#[test]
fn head_has_the_length_and_no_body() {
    let server = Running::start(Limits::default());
    let mut stream = server.connect();
    write(&mut stream, "HEAD /items/77 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    let text = rest(&mut stream);
    assert!(text.contains("content-length: 2\r\n") && text.ends_with("\r\n\r\n"), "{text}");
    server.stop();
}

#[test]
fn slow_and_idle_peers_are_cut_off_and_busy_handlers_are_not() {
    let short = Duration::from_millis(400);
    let server = Running::start(Limits::default().first_head(short).idle(short).body(short));
    let mut busy = server.wait_at_the_gate();
    let (mut silent, mut trickling, mut idle, mut sending) =
        (server.connect(), server.connect(), server.connect(), server.connect());
    write(&mut trickling, "GET /items/1 HT");
    write(&mut idle, "GET /items/1 HTTP/1.1\r\nhost: x\r\n\r\n");
    let part =
        "POST /items HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n[1";
    write(&mut sending, part);
    let start = Instant::now();
    assert_eq!(read(&mut idle).1, "1");
    for stream in [&mut silent, &mut trickling, &mut idle] {
        assert_eq!(rest(stream), "");
    }
    assert!(rest(&mut sending).starts_with("HTTP/1.1 408 "));
    assert!(start.elapsed() >= Duration::from_millis(350));
    server.gate.open.add_permits(1);
    assert_eq!(read(&mut busy).1, "\"through\"");
    server.stop();
}

#[test]
fn a_handler_ends_when_its_peer_leaves() {
    let running = Running::start(Limits::default());
    drop(running.wait_at_the_gate());
    let start = Instant::now();
    while running.gate.gone.load(Ordering::SeqCst) == 0 {
        assert!(start.elapsed() < PATIENCE, "the handler still works for nobody");
        std::thread::sleep(Duration::from_millis(5));
    }
    running.stop();
}

#[test]
fn a_request_that_comes_while_a_handler_works_is_answered_after_it() {
    let running = Running::start(Limits::default());
    let mut stream = running.wait_at_the_gate();
    write(&mut stream, "GET /items/7 HTTP/1.1\r\nhost: x\r\n\r\n");
    std::thread::sleep(Duration::from_millis(50));
    running.gate.open.add_permits(1);
    assert_eq!(read(&mut stream).1, "\"through\"");
    assert_eq!(read(&mut stream).1, "7");
    running.stop();
}

#[test]
fn a_peer_that_will_send_nothing_more_gets_its_answer() {
    let running = Running::start(Limits::default());
    let mut stream = running.connect();
    write(&mut stream, "GET /items/7 HTTP/1.1\r\nhost: x\r\n\r\n");
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    assert!(rest(&mut stream).ends_with("\r\n\r\n7"));
    running.stop();
}

#[test]
fn a_large_answer_comes_whole() {
    let server = Running::start(Limits::default());
    let mut stream = server.connect();
    write(&mut stream, "GET /large HTTP/1.1\r\nhost: x\r\n\r\n");
    let (_, body) = read(&mut stream);
    assert!(body.len() == LARGE && body.bytes().all(|byte| byte == b'a'));
    server.stop();
}

#[test]
fn a_peer_that_does_not_read_is_cut_off() {
    let server = Running::start(Limits::default().idle(Duration::from_millis(100)));
    let mut stream = server.connect();
    write(&mut stream, "GET /large HTTP/1.1\r\nhost: x\r\n\r\n");
    std::thread::sleep(Duration::from_millis(1000));
    let mut taken = Vec::new();
    // Whether it ends with a reset or not depends on the system.
    let _ = stream.read_to_end(&mut taken);
    assert!(taken.len() < LARGE, "{} bytes came", taken.len());
    server.stop();
}

#[test]
fn a_head_over_the_limits_is_431() {
    let server = Running::start(Limits::default().head_size(1024).head_fields(8));
    let long = format!("x: {}\r\n", "a".repeat(2000));
    let many = "x: 1\r\n".repeat(9);
    for fields in [long, many] {
        let mut stream = server.connect();
        write(&mut stream, &format!("GET /items/1 HTTP/1.1\r\nhost: x\r\n{fields}\r\n"));
        let text = rest(&mut stream);
        assert!(text.starts_with("HTTP/1.1 431 "), "{text}");
    }
    server.stop();
}

#[test]
fn an_address_in_use_is_told_and_faults_of_the_set_up_come_before_it() {
    let server = Running::start(Limits::default());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let error = runtime.block_on(App::new("Test").serve(server.address)).unwrap_err().to_string();
    let words =
        format!("another program listens on {} already: stop it, or choose another port", server.address);
    assert_eq!(error, words);
    #[get("/state")]
    async fn needs(state: State<String>) -> String {
        state.to_string()
    }
    let app = App::new("Test").routes(routes![needs]);
    let error = runtime.block_on(app.serve(server.address)).unwrap_err();
    assert!(matches!(error, ferrapi::ServeError::Setup(_)), "{error}");
    server.stop();
}

#[test]
fn a_server_in_the_background_stops_with_its_handle() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let handle = App::new("Test").bind("127.0.0.1:0").await.unwrap().start();
        let address = handle.address();
        assert!(tokio::net::TcpStream::connect(address).await.is_ok());
        handle.shutdown().await;
        assert!(tokio::net::TcpStream::connect(address).await.is_err());
    });
}
