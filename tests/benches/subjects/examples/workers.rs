//! One runtime with several threads against several runtimes with one thread each: how long light requests take while
//! one peer sends heavy ones. `cargo run --release --example workers`; see docs/decisions.

use std::io::{Read, Write};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::Builder;

const WORKERS: usize = 2;
/// How long a heavy request keeps its thread.
const HEAVY: Duration = Duration::from_millis(20);
const PEERS: usize = 8;
const REQUESTS: usize = 400;

/// A request is a byte: 1 is heavy.
async fn converse(mut stream: TcpStream) {
    let mut byte = [0];
    while stream.read_exact(&mut byte).await.is_ok() {
        if byte[0] == 1 {
            let start = Instant::now();
            while start.elapsed() < HEAVY {
                std::hint::spin_loop();
            }
        }
        if stream.write_all(&byte).await.is_err() {
            return;
        }
    }
}

async fn serve(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        stream.set_nodelay(true).expect("a TCP socket");
        tokio::spawn(converse(stream));
    }
}

fn shared(address: SocketAddr) {
    std::thread::spawn(move || {
        let runtime = Builder::new_multi_thread().worker_threads(WORKERS).enable_all().build().expect("a runtime");
        runtime.block_on(async { serve(TcpListener::bind(address).await.expect("a free port")).await });
    });
}

fn apart(address: SocketAddr) {
    for _ in 0..WORKERS {
        std::thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let socket = TcpSocket::new_v4().expect("a socket");
                socket.set_reuseport(true).expect("a system with SO_REUSEPORT");
                socket.bind(address).expect("a free port");
                serve(socket.listen(1024).expect("a listener")).await;
            });
        });
    }
}

fn connect(address: SocketAddr) -> std::net::TcpStream {
    let stream = std::net::TcpStream::connect(address).expect("a server");
    stream.set_nodelay(true).expect("a TCP socket");
    stream
}

/// Microseconds of light requests: the middle, the 99th of 100, the worst.
fn measure(address: SocketAddr) -> [u128; 3] {
    std::thread::sleep(Duration::from_millis(200));
    let done = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let over = done.clone();
    let heavy = std::thread::spawn(move || {
        let mut stream = connect(address);
        while !over.load(std::sync::atomic::Ordering::Relaxed) {
            stream.write_all(&[1]).expect("a server");
            stream.read_exact(&mut [0]).expect("a server");
        }
    });
    let light: Vec<_> = (0..PEERS)
        .map(|_| {
            std::thread::spawn(move || {
                let mut stream = connect(address);
                let request = |_| {
                    let start = Instant::now();
                    stream.write_all(&[0]).expect("a server");
                    stream.read_exact(&mut [0]).expect("a server");
                    let took = start.elapsed().as_micros();
                    std::thread::sleep(Duration::from_millis(2));
                    took
                };
                (0..REQUESTS).map(request).collect::<Vec<_>>()
            })
        })
        .collect();
    let mut times: Vec<_> = light.into_iter().flat_map(|peer| peer.join().expect("a peer")).collect();
    done.store(true, std::sync::atomic::Ordering::Relaxed);
    heavy.join().expect("a peer");
    times.sort_unstable();
    [times[times.len() / 2], times[times.len() * 99 / 100], times[times.len() - 1]]
}

fn main() {
    let at = |port| SocketAddr::from(([127, 0, 0, 1], port));
    shared(at(9301));
    apart(at(9302));
    for round in 0..5 {
        println!("round {round}: one runtime {:?} us, one for each worker {:?} us", measure(at(9301)), measure(at(9302)));
    }
}
