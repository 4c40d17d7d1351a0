//! The transaction of a request, as a dependency.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use ferrapi::BoxError;
use ferrapi::prelude::*;
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{Sqlite, Transaction};
use tokio::sync::{Mutex, MutexGuard};

use crate::BankError;

/// The transaction of a request: whoever depends on [`session`] works in the same one.
#[derive(Clone)]
pub(crate) struct Session(Arc<Mutex<Transaction<'static, Sqlite>>>);

/// Begins a transaction; it is ended when the handler has returned, before the client hears of it.
#[dependency(scope = "function")]
pub(crate) async fn session(pool: State<SqlitePool>) -> Result<Scoped<Session>, BankError> {
    let session = Session(Arc::new(Mutex::new(pool.begin().await?)));
    let ended = session.clone();
    Ok(Scoped::new(session, async move |outcome: Outcome| -> Result<(), BoxError> {
        let transaction =
            Arc::into_inner(ended.0).ok_or("a clone of the session has outlived its handler")?;
        let transaction = transaction.into_inner();
        if outcome.is_success() {
            transaction.commit().await?
        } else {
            transaction.rollback().await?
        }
        Ok(())
    }))
}

impl Session {
    /// The transaction, for one statement or several.
    pub(crate) async fn transaction(&self) -> Connection<'_> {
        Connection(self.0.lock().await)
    }
}

/// A connection in its transaction.
pub(crate) struct Connection<'s>(MutexGuard<'s, Transaction<'static, Sqlite>>);

impl Deref for Connection<'_> {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.0
    }
}

impl DerefMut for Connection<'_> {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.0
    }
}
