//! A hundred thousand requests that succeed, fail, panic and are cut off: what they have taken is given back, once.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use ferrapi::prelude::*;
use ferrapi::{App, Limits};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::peer::House;

const REQUESTS: usize = 100_000;
const CLIENTS: usize = 8;
/// Requests that a client sends at once.
const BATCH: usize = 20;
/// Batches of each client.
const BATCHES: usize = REQUESTS / CLIENTS / BATCH;
/// How long a client may wait for anything; only a failing test does.
const PATIENCE: Duration = Duration::from_secs(300);

/// What is taken and given back.
#[derive(Default)]
struct Books {
    taken: AtomicUsize,
    given_back: AtomicUsize,
    twice: AtomicUsize,
    succeeded: AtomicUsize,
    failed: AtomicUsize,
    panicked: AtomicUsize,
    cut_off: AtomicUsize,
    tasks: AtomicUsize,
    /// Told when the request that a client will cut off is at work.
    at_work: [Notify; CLIENTS],
}

impl Books {
    fn take(self: &Arc<Self>) -> Scoped<()> {
        self.taken.fetch_add(1, SeqCst);
        let (books, given) = (Arc::clone(self), AtomicBool::new(false));
        Scoped::new((), async move |outcome| {
            tokio::task::yield_now().await;
            let column = match outcome {
                Outcome::Success(_) => &books.succeeded,
                Outcome::Error(_) => &books.failed,
                Outcome::Panic => &books.panicked,
                _ => &books.cut_off,
            };
            column.fetch_add(1, SeqCst);
            books.given_back.fetch_add(1, SeqCst);
            if given.swap(true, SeqCst) {
                books.twice.fetch_add(1, SeqCst);
            }
        })
    }
}

#[dependency]
async fn connection(books: State<Arc<Books>>) -> Scoped<()> {
    tokio::task::yield_now().await;
    books.take()
}

#[dependency]
async fn transaction(
    #[depends(connection)] _connection: (),
    books: State<Arc<Books>>,
    fate: u8,
) -> Result<Scoped<()>, HttpError> {
    match fate {
        1 => Err(HttpError::status(403)),
        2 => resume_unwind(Box::new("a dependency of the soak test")),
        _ => Ok(books.take()),
    }
}

#[dependency(shared = false)]
fn cursor(#[depends(connection)] _connection: (), books: State<Arc<Books>>) -> Scoped<()> {
    books.take()
}

#[get("/")]
async fn handler(
    #[depends(transaction)] _transaction: (),
    #[depends(cursor)] _first: (),
    #[depends(cursor)] _second: (),
    fate: u8,
    #[query(default = 0)] client: usize,
    tasks: &mut BackgroundTasks,
    books: State<Arc<Books>>,
) -> Result<&'static str, HttpError> {
    tokio::task::yield_now().await;
    match fate {
        3 => Err(HttpError::status(409)),
        4 => resume_unwind(Box::new("a handler of the soak test")),
        5 => {
            tasks.add(async move {
                books.tasks.fetch_add(1, SeqCst);
            });
            tasks.add(async { resume_unwind(Box::new("a task of the soak test")) });
            Ok("with a task")
        }
        6 => {
            books.at_work[client].notify_one();
            std::future::pending().await
        }
        _ => Ok("done"),
    }
}

/// The status that a fate ends with. 6 is cut off by its client, 7 does not fit its type.
fn status(fate: u8) -> u16 {
    match fate {
        1 => 403,
        2 | 4 => 500,
        3 => 409,
        7 => 422,
        _ => 200,
    }
}

#[test]
fn everything_that_is_taken_is_given_back_once() {
    let books = Arc::new(Books::default());
    let app = App::new("Test").state(Arc::clone(&books)).routes(routes![handler]);
    let mut house = House::with(app, Limits::default().shutdown(PATIENCE));
    let address = house.address();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|number| {
            let books = Arc::clone(&books);
            house.spawn(async move {
                // A line of fates that is the same in every run, and another for each client.
                let mut fates = number as u32 + 1;
                for batch in 0..BATCHES {
                    let mut stream = TcpStream::connect(address).await.unwrap();
                    // A batch in ten is cut off after its last request.
                    let cut = batch % 10 == 0;
                    let sent: Vec<u8> = (0..BATCH)
                        .map(|at| {
                            fates = fates.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                            let fate = (fates >> 24) as u8 % 7;
                            let fate = if fate == 6 { 7 } else { fate };
                            if cut && at == BATCH - 1 { 6 } else { fate }
                        })
                        .collect();
                    let all = async {
                        exchange(&mut stream, &sent, number).await;
                        if cut {
                            books.at_work[number].notified().await;
                        }
                    };
                    timeout(PATIENCE, all).await.expect("it is answered in time");
                }
            })
        })
        .collect();
    for client in clients {
        house.wait_long(client, PATIENCE).unwrap();
    }
    let stopped = house.shut_down();
    house.wait(stopped).unwrap();
    let count = |column: &AtomicUsize| column.load(SeqCst);
    let Books { taken, given_back, twice, succeeded, failed, panicked, cut_off, tasks, .. } = &*books;
    let columns = [succeeded, failed, panicked, cut_off, tasks].map(count);
    println!(
        "{REQUESTS} requests took {} values; succeeded, failed, panicked, cut off, tasks: {columns:?}",
        count(taken)
    );
    assert_eq!((count(given_back), count(twice)), (count(taken), 0));
    assert!(columns.iter().all(|&column| column > 0), "every kind of end occurs: {columns:?}");
    assert_eq!(
        count(cut_off),
        CLIENTS * BATCHES.div_ceil(10) * 4,
        "four values for each request that is cut off"
    );
}

/// Sends the requests at once and reads the answers; one that is to be cut off has none.
async fn exchange(stream: &mut TcpStream, fates: &[u8], client: usize) {
    let mut requests = String::new();
    for fate in fates {
        let fate = if *fate == 7 { "x".to_owned() } else { fate.to_string() };
        requests.push_str(&format!("GET /?fate={fate}&client={client} HTTP/1.1\r\nhost: x\r\n\r\n"));
    }
    stream.write_all(requests.as_bytes()).await.unwrap();
    let (mut unread, mut buffer) = (Vec::new(), [0; 16 * 1024]);
    for fate in fates.iter().filter(|fate| **fate != 6) {
        loop {
            if let Some((found, length)) = first_answer(&unread) {
                assert_eq!(found, status(*fate), "of fate {fate}");
                unread.drain(..length);
                break;
            }
            let count = stream.read(&mut buffer).await.unwrap();
            assert!(count > 0, "the connection closed before an answer to {fate}");
            unread.extend_from_slice(&buffer[..count]);
        }
    }
}

/// The status and the length of the first whole answer.
fn first_answer(bytes: &[u8]) -> Option<(u16, usize)> {
    let head = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(&bytes[..head]).unwrap();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: "))?;
    let whole = head + length.parse::<usize>().unwrap();
    let status = text.split(' ').nth(1).unwrap().parse().unwrap();
    (bytes.len() >= whole).then_some((status, whole))
}
