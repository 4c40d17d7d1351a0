//! What is opened before the port is bound, and closed after the last request.

use std::sync::{Arc, Mutex};

use ferrapi::prelude::*;
use ferrapi::{App, BackgroundTasks, BoxError, Lifespan, ServeError, SetupFault};
use tokio::net::TcpListener;
use tokio::runtime::Builder;

use crate::peer::{Gate, House};

/// What happened, in order.
#[derive(Clone, Default)]
struct Trace(Arc<Mutex<Vec<&'static str>>>);

impl Trace {
    fn note(&self, what: &'static str) {
        self.0.lock().unwrap().push(what);
    }

    fn all(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().clone()
    }
}

#[get("/gate")]
async fn gate(gate: State<Arc<Gate>>, trace: State<Trace>, tasks: &mut BackgroundTasks) -> &'static str {
    let noted = trace.clone();
    tasks.add(async move {
        tokio::task::yield_now().await;
        noted.note("task");
    });
    gate.pass().await;
    trace.note("handler");
    "open"
}

/// Notes its start and its end.
fn app(trace: &Trace) -> App {
    let noted = trace.clone();
    App::new("Test").routes(routes![gate]).lifespan(
        async move |life: &mut Lifespan| -> Result<(), BoxError> {
            tokio::task::yield_now().await;
            noted.note("start");
            let trace = life.state(noted);
            life.on_shutdown(async move {
                tokio::task::yield_now().await;
                trace.note("end");
            });
            Ok(())
        },
    )
}

#[test]
fn the_end_comes_after_the_last_request_and_its_tasks() {
    let (trace, state) = (Trace::default(), Arc::new(Gate::new()));
    let mut house = House::new(app(&trace).state(Arc::clone(&state)));
    let mut busy = house.peer();
    busy.get("/gate");
    house.wait(state.reached.notified());
    let stopped = house.shut_down();
    assert_eq!(trace.all(), ["start"]);
    state.open.add_permits(1);
    assert_eq!(busy.answer().status, 200);
    house.wait(stopped).unwrap();
    assert_eq!(trace.all(), ["start", "handler", "task", "end"]);
}

fn refused(app: App, address: &str) -> ServeError {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(app.serve(address)).unwrap_err()
}

#[test]
fn a_start_that_fails_binds_no_port_and_ends_what_has_started() {
    let trace = Trace::default();
    let app = app(&trace)
        .state(Arc::new(Gate::new()))
        .lifespan(async |_: &mut Lifespan| -> Result<(), BoxError> { Err("no database".into()) });
    // The address is no address, which nobody asks for.
    let error = refused(app, "nowhere.invalid:1");
    let ServeError::Setup(error) = error else { panic!("{error}") };
    assert!(matches!(error.faults(), [SetupFault::FailedLifespan { reason, .. }] if reason == "no database"));
    assert_eq!(trace.all(), ["start", "end"]);
}

#[test]
fn a_state_that_is_missing_after_the_start_binds_no_port() {
    let trace = Trace::default();
    let error = refused(app(&trace), "nowhere.invalid:1");
    let ServeError::Setup(error) = error else { panic!("{error}") };
    assert!(matches!(error.faults(), [SetupFault::MissingState { state, .. }] if state.contains("Gate")));
    assert_eq!(trace.all(), ["start", "end"]);
}

#[test]
fn a_port_that_is_taken_ends_what_has_started() {
    let trace = Trace::default();
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let taken = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let error = refused(app(&trace).state(Arc::new(Gate::new())), &address);
    assert!(matches!(error, ServeError::Bind { .. }), "{error}");
    assert_eq!(trace.all(), ["start", "end"]);
}

#[test]
fn serving_can_be_a_task_of_ones_own_runtime() {
    fn is_send<T: Send>(_: T) {}
    is_send(app(&Trace::default()).serve("127.0.0.1:0"));
}
