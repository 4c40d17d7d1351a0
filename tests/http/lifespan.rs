//! Start and shutdown: states, order, failures, and what closes what was opened.

use std::sync::{Arc, Mutex};

use ferrapi::prelude::*;
use ferrapi::{App, BoxError, Lifespan, Router, SetupFault, TestClient};

use crate::expect::expect;

/// What happened, in order; every test has its own.
#[derive(Clone, Default)]
struct Trace(Arc<Mutex<Vec<&'static str>>>);

impl Trace {
    fn note(&self, what: &'static str) {
        self.0.lock().unwrap().push(what);
    }

    fn take(&self) -> Vec<&'static str> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

struct Pool(&'static str);

struct Settings {
    database: &'static str,
}

#[dependency]
fn session(pool: State<Pool>) -> String {
    pool.0.to_owned()
}

#[get("/pool")]
async fn pool(#[depends(session)] session: String) -> String {
    session
}

#[get("/settings")]
async fn settings(settings: State<Settings>) -> &'static str {
    settings.database
}

/// Opens a pool and notes what becomes of it.
async fn open(life: &mut Lifespan, trace: &Trace) -> Result<(), BoxError> {
    tokio::task::yield_now().await;
    let name = life.get::<Settings>().map_or("default", |settings| settings.database);
    life.state(Pool(name));
    trace.note("open pool");
    let trace = trace.clone();
    life.on_shutdown(async move {
        tokio::task::yield_now().await;
        trace.note("close pool");
    });
    Ok(())
}

fn opened(trace: &Trace) -> App {
    let trace = trace.clone();
    let open = async move |life: &mut Lifespan| open(life, &trace).await;
    App::new("Test").state(Settings { database: "items" }).lifespan(open).routes(routes![pool, settings])
}

#[test]
fn a_state_from_the_start_reaches_handlers_and_is_closed_when_the_client_is_dropped() {
    let trace = Trace::default();
    let client = TestClient::new(opened(&trace));
    expect(client.get("/pool"), 200, r#""items""#);
    assert_eq!(trace.take(), ["open pool"]);
    drop(client);
    assert_eq!(trace.take(), ["close pool"]);
}

#[test]
fn what_was_opened_last_is_closed_first_and_routers_come_after_the_application() {
    let trace = Trace::default();
    macro_rules! noting {
        ($starts:literal, $closes:literal) => {{
            let trace = trace.clone();
            async move |life: &mut Lifespan| -> Result<(), BoxError> {
                trace.note($starts);
                life.on_shutdown(async move { trace.note($closes) });
                Ok(())
            }
        }};
    }
    let inner = Router::new("/inner").lifespan(noting!("+inner", "-inner"));
    let outer = Router::new("/a").lifespan(noting!("+outer", "-outer")).mount(inner);
    let again = Router::new("/b").mount(outer.clone());
    let app = App::new("Test").mount(outer).mount(again);
    let app = app.lifespan(noting!("+first", "-first")).lifespan(noting!("+second", "-second"));
    drop(TestClient::new(app));
    let expected = ["+first", "+second", "+outer", "+inner", "-inner", "-outer", "-second", "-first"];
    assert_eq!(trace.take(), expected, "a router that is mounted twice starts once");
}

#[test]
fn a_failure_ends_the_start_with_its_reason_and_closes_what_was_opened() {
    let trace = Trace::default();
    let app = opened(&trace).lifespan(async |_: &mut Lifespan| -> Result<(), std::io::Error> {
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        Err(std::io::Error::other(Unreachable(refused)))
    });
    let line = line!() - 4;
    let error = TestClient::try_new(app).map(|_| ()).unwrap_err();
    let [SetupFault::FailedLifespan { place, reason }] = error.faults() else { panic!("{error}") };
    assert!(place.ends_with(&format!("lifespan.rs:{line}")), "{place}");
    assert_eq!(reason, "no cache: connection refused");
    assert!(std::error::Error::source(&error).is_some_and(|source| source.is::<std::io::Error>()));
    assert_eq!(trace.take(), ["open pool", "close pool"]);
}

#[derive(Debug)]
struct Unreachable(std::io::Error);

impl std::fmt::Display for Unreachable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no cache")
    }
}

impl std::error::Error for Unreachable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn a_panic_of_the_start_is_the_tests_and_closes_what_was_opened() {
    let trace = Trace::default();
    let app = opened(&trace).lifespan(async |life: &mut Lifespan| -> Result<(), BoxError> {
        let missing: State<Trace> = life.get().expect("no trace was given");
        missing.note("never");
        Ok(())
    });
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(TestClient::new(app))));
    let text = panic.unwrap_err();
    assert_eq!(text.downcast_ref::<String>().map(String::as_str), Some("no trace was given"));
    assert_eq!(trace.take(), ["open pool", "close pool"]);
}

#[test]
fn a_shutdown_part_that_fails_or_panics_does_not_keep_the_others_from_closing() {
    let trace = Trace::default();
    let app = opened(&trace)
        .lifespan(async |life: &mut Lifespan| -> Result<(), BoxError> {
            life.on_shutdown(async { Err::<(), _>("the flush failed") });
            Ok(())
        })
        .lifespan(async |life: &mut Lifespan| -> Result<(), BoxError> {
            life.on_shutdown(async { assert_eq!(1, 2, "the flush panicked") });
            Ok(())
        });
    drop(TestClient::new(app));
    assert_eq!(trace.take(), ["open pool", "close pool"]);
}

#[test]
fn a_state_that_no_lifespan_gives_is_told_after_the_start_with_everybody_who_needs_it() {
    let trace = Trace::default();
    let noted = trace.clone();
    let app = App::new("Test").routes(routes![pool, settings]).lifespan(
        async move |life: &mut Lifespan| -> Result<(), BoxError> {
            noted.note("start");
            life.on_shutdown(async move { noted.note("close") });
            Ok(())
        },
    );
    let error = TestClient::try_new(app).map(|_| ()).unwrap_err();
    let [SetupFault::MissingState { needed_by, .. }, SetupFault::MissingState { .. }] = error.faults() else {
        panic!("{error}")
    };
    assert!(needed_by[0].ends_with("through `session`"), "{needed_by:?}");
    assert_eq!(trace.take(), ["start", "close"]);
}

#[test]
fn what_can_be_known_before_is_told_before_anything_starts() {
    let trace = Trace::default();
    let error = TestClient::try_new(opened(&trace).mount(Router::new("bad"))).map(|_| ()).unwrap_err();
    assert!(matches!(error.faults(), [SetupFault::InvalidPath { .. }]), "{error}");
    assert_eq!(trace.take(), [""; 0]);
}

#[test]
fn a_test_may_leave_the_lifespans_out() {
    let trace = Trace::default();
    let inner = async |_: &mut Lifespan| -> Result<(), BoxError> { Err("no network in tests".into()) };
    let app = || opened(&trace).mount(Router::new("/inner").lifespan(inner));
    assert!(TestClient::try_new(app()).is_err());
    assert_eq!(trace.take(), ["open pool", "close pool"]);
    let client = TestClient::builder(app().state(Pool("fake"))).skip_lifespan().build();
    expect(client.get("/pool"), 200, r#""fake""#);
    drop(client);
    let error = TestClient::builder(app()).skip_lifespan().try_build().map(|_| ()).unwrap_err();
    assert!(matches!(error.faults(), [SetupFault::MissingState { .. }]), "{error}");
    let replaced =
        TestClient::builder(app()).skip_lifespan().replace::<session>(|| "replaced".to_owned()).build();
    expect(replaced.get("/pool"), 200, r#""replaced""#);
    assert_eq!(trace.take(), [""; 0]);
}
