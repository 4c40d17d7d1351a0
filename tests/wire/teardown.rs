//! What a request has begun is ended, whatever its peer and its server do.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use ferrapi::prelude::*;
use ferrapi::{App, Body, Limits};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::peer::{Gate, House};

/// Tells how each value ended.
type Ends = UnboundedSender<Outcome>;

#[dependency]
async fn held(ends: State<Ends>) -> Scoped<()> {
    let ends = State::clone(&ends);
    Scoped::new((), async move |outcome| ends.send(outcome).unwrap())
}

#[get("/gate")]
async fn gate(
    #[depends(held)] _held: (),
    gate: State<Arc<Gate>>,
    tasks: &mut BackgroundTasks,
) -> &'static str {
    tasks.add(async { panic!("a request that is cut off runs no task") });
    gate.pass().await;
    "open"
}

/// Sends more than any buffer between the two holds.
#[get("/flood")]
async fn flood(#[depends(held)] _held: ()) -> Response {
    Response::new(Body::from(vec![b'x'; 64 << 20]))
}

#[dependency]
async fn held_next(#[depends(held)] _held: (), ends: State<Ends>) -> Scoped<()> {
    let ends = State::clone(&ends);
    Scoped::new((), async move |outcome| ends.send(outcome).unwrap())
}

#[dependency]
async fn passed(gate: State<Arc<Gate>>) {
    gate.pass().await;
}

#[get("/together", concurrent, depends(held, passed))]
async fn together(#[depends(held_next)] _held: ()) -> &'static str {
    "open"
}

#[get("/small")]
async fn small(#[depends(held)] _held: ()) -> &'static str {
    "small"
}

#[get("/task")]
async fn task(#[depends(held)] _held: (), gate: State<Arc<Gate>>, tasks: &mut BackgroundTasks) {
    tasks.add(async move { gate.pass().await });
}

#[get("/counted")]
async fn counted(count: State<Arc<AtomicUsize>>, tasks: &mut BackgroundTasks) {
    tasks.add(async move {
        tokio::task::yield_now().await;
        count.fetch_add(1, SeqCst);
    });
}

fn house(limits: Limits) -> (House, Arc<Gate>, UnboundedReceiver<Outcome>, Arc<AtomicUsize>) {
    let (gate_state, count) = (Arc::new(Gate::new()), Arc::new(AtomicUsize::new(0)));
    let (ends, ended) = unbounded_channel();
    let app = App::new("Test")
        .state(Arc::clone(&gate_state))
        .state(Arc::clone(&count))
        .state(ends)
        .routes(routes![gate, flood, together, small, task, counted]);
    (House::with(app, limits), gate_state, ended, count)
}

#[test]
fn a_peer_that_leaves_while_the_handler_works_ends_it() {
    let (house, gate, mut ended, _) = house(Limits::default());
    let mut peer = house.peer();
    peer.get("/gate");
    house.wait(gate.reached.notified());
    drop(peer);
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Disconnected));
}

#[test]
fn a_peer_that_has_sent_more_before_it_leaves_has_left() {
    let (house, gate, mut ended, _) = house(Limits::default());
    let mut peer = house.peer();
    peer.get("/gate");
    house.wait(gate.reached.notified());
    peer.get("/gate").send("GET");
    drop(peer);
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Disconnected));
}

#[test]
fn a_peer_that_leaves_while_dependencies_run_together_ends_them() {
    let (house, gate, mut ended, _) = house(Limits::default());
    let mut peer = house.peer();
    peer.get("/together");
    house.wait(gate.reached.notified());
    drop(peer);
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Disconnected));
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Disconnected));
    assert!(ended.is_empty());
}

#[test]
fn a_peer_that_leaves_while_the_answer_is_sent_ends_it() {
    let (house, _, mut ended, _) = house(Limits::default());
    let mut peer = house.peer();
    assert_eq!(peer.get("/flood").head().status, 200);
    drop(peer);
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Disconnected));
}

#[test]
fn the_next_request_of_a_connection_does_not_wait_for_a_task() {
    let (house, gate, mut ended, _) = house(Limits::default());
    let mut peer = house.peer();
    assert_eq!(peer.get("/task").answer().status, 200);
    house.wait(gate.reached.notified());
    assert_eq!(peer.get("/small").answer().body, "\"small\"");
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Success(StatusCode::OK)));
    assert!(ended.is_empty(), "the first one's teardown waits for its task");
    gate.open.add_permits(1);
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Success(StatusCode::OK)));
}

#[test]
fn a_shutdown_waits_for_tasks_and_teardowns() {
    let (mut house, gate, mut ended, _) = house(Limits::default());
    assert_eq!(house.peer().get("/task").answer().status, 200);
    house.wait(gate.reached.notified());
    let stopped = house.shut_down();
    std::thread::sleep(Duration::from_millis(50));
    assert!(!stopped.is_finished());
    gate.open.add_permits(1);
    house.wait(stopped).unwrap();
    assert_eq!(ended.try_recv(), Ok(Outcome::Success(StatusCode::OK)));
}

#[test]
fn a_request_that_a_shutdown_cuts_off_is_ended_before_the_server_is() {
    let (mut house, gate, mut ended, _) = house(Limits::default().shutdown(Duration::from_millis(400)));
    let mut peer = house.peer();
    peer.get("/gate");
    house.wait(gate.reached.notified());
    let stopped = house.shut_down();
    house.wait(stopped).unwrap();
    assert_eq!(ended.try_recv(), Ok(Outcome::Disconnected));
    peer.expect_end();
}

#[test]
fn a_task_that_does_not_finish_has_a_deadline() {
    let (mut house, gate, mut ended, _) = house(Limits::default().shutdown(Duration::from_millis(400)));
    assert_eq!(house.peer().get("/task").answer().status, 200);
    house.wait(gate.reached.notified());
    let stopped = house.shut_down();
    house.wait(stopped).unwrap();
    assert!(ended.try_recv().is_err());
}

#[test]
fn all_tasks_of_pipelined_requests_run() {
    let (mut house, _, _, count) = house(Limits::default());
    let mut peer = house.peer();
    peer.send("GET /counted HTTP/1.1\r\nhost: x\r\n\r\n".repeat(50));
    (0..50).for_each(|_| assert_eq!(peer.answer().status, 200));
    let stopped = house.shut_down();
    house.wait(stopped).unwrap();
    assert_eq!(count.load(SeqCst), 50);
}
