//! Work for the time after the response.

use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};

use crate::unwind::caught;

/// Work for the time after the response. Handlers and dependencies borrow it: `tasks: &mut BackgroundTasks`.
///
/// ```
/// use ferrapi::prelude::*;
///
/// async fn send_welcome(address: String) {
///     println!("to {address}: welcome!");
/// }
///
/// #[post("/users/<address>")]
/// async fn create_user(address: String, tasks: &mut BackgroundTasks) -> &'static str {
///     tasks.add(send_welcome(address));
///     "created"
/// }
/// # fn main() {}
/// ```
///
/// Tasks run one after the other, in the order in which they were added, once the response was sent, and before the
/// teardown of [`Scoped`](crate::Scoped) values. If the handler or a dependency fails, none runs. A task that panics is
/// logged, and the next one runs. A server that shuts down waits for them within its deadline
/// ([`Limits::shutdown`](crate::Limits)).
///
/// Source: [FastAPI, Background Tasks](https://fastapi.tiangolo.com/tutorial/background-tasks/).
#[derive(Default)]
pub struct BackgroundTasks(Vec<Task>);

type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

impl BackgroundTasks {
    /// None so far; to call a handler from a unit test.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a task.
    pub fn add(&mut self, task: impl Future<Output = ()> + Send + 'static) {
        self.0.push(Box::pin(task));
    }

    /// Adds a task that blocks its thread; it runs in the blocking pool.
    pub fn add_blocking(&mut self, task: impl FnOnce() + Send + 'static) {
        self.add(async move {
            if let Err(error) = tokio::task::spawn_blocking(task).await
                && let Ok(panic) = error.try_into_panic()
            {
                std::panic::resume_unwind(panic);
            }
        });
    }

    /// Takes over the tasks of another list.
    pub(crate) fn append(&mut self, later: &mut BackgroundTasks) {
        self.0.append(&mut later.0);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Runs them all, as the server does after the response; for unit tests of a handler.
    pub async fn run(self) {
        for task in self.0 {
            let mut task = pin!(task);
            if let Err(panic) = caught(task.as_mut()).await {
                panic.log("a background task");
            }
        }
    }
}

impl fmt::Debug for BackgroundTasks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BackgroundTasks({})", self.len())
    }
}
