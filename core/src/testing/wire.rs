//! The thread in which hyper's client and the server's connections meet over memory.
//!
//! A connection is taken from those at rest, or made anew when all are busy, so requests that are sent at the same
//! time run at the same time.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, mpsc as answers};
use std::thread;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::response;
use http::{Request, Response};
use http_body::Body as _;
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::app::{Application, Blueprint, Plan, Started};
use crate::error::SetupError;
use crate::http::{Arrival, Body};
use crate::serve::{Connections, Link, Protocol, Verdict};

/// How much the pipe between client and server holds in each direction, in bytes.
const PIPE: usize = 64 * 1024;
/// How long connections may take to close when the client is dropped.
const CLOSING: Duration = Duration::from_secs(1);

type Outcome = Result<(response::Parts, Bytes), WireError>;

/// Why no whole response came.
#[derive(Debug)]
pub(super) enum WireError {
    /// The connection broke.
    Connection(hyper::Error),
    /// The application's thread has ended.
    Ended,
}

impl std::fmt::Display for WireError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Connection(error) => write!(f, "the connection broke: {error}"),
            Self::Ended => f.write_str("the application's thread has ended"),
        }
    }
}

impl From<hyper::Error> for WireError {
    fn from(error: hyper::Error) -> Self {
        WireError::Connection(error)
    }
}

/// The client's end of the thread.
pub(super) struct Wire {
    /// `None` only while it is dropped.
    jobs: Option<UnboundedSender<Job>>,
    thread: Option<thread::JoinHandle<()>>,
}

enum Job {
    /// Sends a request.
    Exchange { request: Box<Request<Body>>, answer: answers::SyncSender<Outcome> },
    /// Puts another application in the place of the one that answers.
    Become(Arc<Application>),
}

/// What an application that has started is made of.
type Parts = (Arc<Application>, Blueprint);

impl Wire {
    /// Starts the thread, and the application in it.
    ///
    /// A panic of a lifespan goes on here.
    pub(super) fn new(plan: Plan) -> io::Result<Result<(Self, Parts), SetupError>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (jobs, queue) = unbounded_channel();
        let (tell, told) = answers::sync_channel(1);
        let thread = thread::Builder::new().name("ferrapi-test-client".to_owned()).spawn(move || {
            runtime.block_on(async {
                match plan.start().await {
                    Ok(Started { application, shutdown, blueprint }) => {
                        // Who started the thread waits for this.
                        let _ = tell.send(Ok((Arc::clone(&application), blueprint)));
                        run(application, queue).await;
                        shutdown.run().await;
                    }
                    Err(error) => drop(tell.send(Err(error))),
                }
            });
            // A blocking handler that never ends must not keep the test from ending.
            runtime.shutdown_background();
        })?;
        match told.recv() {
            Ok(Ok(parts)) => Ok(Ok((Wire { jobs: Some(jobs), thread: Some(thread) }, parts))),
            Ok(Err(error)) => Ok(Err(error)),
            Err(_) => match thread.join() {
                Err(panic) => std::panic::resume_unwind(panic),
                Ok(()) => Err(io::Error::other("the application's thread has ended")),
            },
        }
    }

    /// Sends a request and waits for the response. It blocks, in any thread but the client's own.
    pub(super) fn send(&self, request: Request<Body>) -> Outcome {
        let (answer, outcome) = answers::sync_channel(1);
        let jobs = self.jobs.as_ref().ok_or(WireError::Ended)?;
        jobs.send(Job::Exchange { request: Box::new(request), answer }).map_err(|_| WireError::Ended)?;
        outcome.recv().map_err(|_| WireError::Ended)?
    }

    /// Lets another application answer from now on.
    pub(super) fn answer_with(&self, application: Arc<Application>) {
        if let Some(jobs) = &self.jobs {
            // A thread that has ended answers nothing, and says so when it is asked.
            let _ = jobs.send(Job::Become(application));
        }
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        drop(self.jobs.take());
        // A handler may hold the last clone; its thread cannot wait for itself.
        if let Some(thread) = self.thread.take().filter(|it| it.thread().id() != thread::current().id()) {
            // It has ended, also if it panicked: then `send` has told so.
            let _ = thread.join();
        }
    }
}

/// Runs the jobs until nobody can send any more.
async fn run(application: Arc<Application>, mut queue: UnboundedReceiver<Job>) {
    let connections: Arc<Connections> = Arc::default();
    let mut pool = Arc::new(Pool::new(application, &connections));
    while let Some(job) = queue.recv().await {
        match job {
            Job::Exchange { request, answer } => {
                let pool = Arc::clone(&pool);
                tokio::spawn(async move {
                    // The test that asked may have gone.
                    let _ = answer.send(pool.exchange(*request).await);
                });
            }
            // The connections of the one before are closed when it has answered.
            Job::Become(application) => pool = Arc::new(Pool::new(application, &connections)),
        }
    }
    let after = Arc::clone(&pool.application.context.after);
    drop(pool);
    connections.close(Verdict::Finish);
    let _ = tokio::time::timeout(CLOSING, async {
        connections.drained().await;
        after.idle().await;
    })
    .await;
}

/// The connections between the client and an application.
struct Pool {
    application: Arc<Application>,
    connections: Arc<Connections>,
    protocol: Protocol,
    /// The client's ends of those that wait for a request.
    resting: Mutex<Vec<http1::SendRequest<Body>>>,
}

impl Pool {
    fn new(application: Arc<Application>, connections: &Arc<Connections>) -> Self {
        Pool {
            connections: Arc::clone(connections),
            protocol: Protocol::new(&application.limits),
            resting: Mutex::default(),
            application,
        }
    }

    /// One request and its whole response.
    async fn exchange(&self, request: Request<Body>) -> Outcome {
        let mut sender = match self.rested().await {
            Some(sender) => sender,
            None => self.connect().await?,
        };
        let (parts, body) = Response::into_parts(sender.send_request(request).await?);
        let body = collect(body).await?;
        // A test looks at what the background tasks have done, as with FastAPI's client.
        self.application.context.after.idle().await;
        self.resting().push(sender);
        Ok((parts, body))
    }

    /// A connection that waits for a request, and is still open.
    async fn rested(&self) -> Option<http1::SendRequest<Body>> {
        loop {
            let mut sender = self.resting().pop()?;
            if sender.ready().await.is_ok() {
                return Some(sender);
            }
        }
    }

    /// A new connection.
    async fn connect(&self) -> Result<http1::SendRequest<Body>, WireError> {
        let (near, far) = tokio::io::duplex(PIPE);
        let link = Link::new(
            Arc::clone(&self.application),
            Arrival::new(None, &self.application.proxies),
            Arc::clone(&self.connections),
        );
        tokio::spawn(self.protocol.clone().serve(far, link));
        let (sender, connection) = http1::handshake(TokioIo::new(near)).await?;
        // What breaks it is told to the request as well.
        tokio::spawn(async move { drop(connection.await) });
        Ok(sender)
    }

    fn resting(&self) -> std::sync::MutexGuard<'_, Vec<http1::SendRequest<Body>>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn collect(mut body: Incoming) -> Result<Bytes, hyper::Error> {
    let mut whole = BytesMut::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        if let Ok(data) = frame?.into_data() {
            whole.extend_from_slice(&data);
        }
    }
    Ok(whole.freeze())
}
