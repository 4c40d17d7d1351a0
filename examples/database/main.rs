//! A transaction for each request: committed when the request succeeds, rolled back when it fails or panics, or when its
//! client leaves half-way.
//!
//! `cargo run --example database`, then
//! `curl -X POST 127.0.0.1:8000/transfers -H 'content-type: application/json' -d '{"from": 1, "to": 2, "amount": 30}'`.

#[cfg(test)]
mod tests;
mod transaction;

use std::process::ExitCode;
use std::sync::Arc;

use ferrapi::Lifespan;
use ferrapi::prelude::*;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use tokio::sync::Semaphore;

use transaction::{Session, session};

/// An account.
#[model]
#[derive(sqlx::FromRow)]
struct Account {
    id: i64,
    owner: String,
    balance: i64,
}

/// Money on its way.
#[model]
struct Transfer {
    from: i64,
    to: i64,
    #[field(gt = 0)]
    amount: i64,
}

/// What can go wrong on purpose, and by accident.
#[derive(Debug, ApiError)]
enum BankError {
    #[error(status = 404, detail = "There is no account {id}")]
    NoAccount { id: i64 },
    #[error(status = 409, detail = "Account {id} holds too little")]
    TooLittle { id: i64 },
    #[error(status = 503, detail = "The database does not answer")]
    Database,
}

impl From<sqlx::Error> for BankError {
    fn from(error: sqlx::Error) -> Self {
        // The reason is for the log alone.
        eprintln!("the database fails: {error}");
        BankError::Database
    }
}

/// Witnesses transfers; it stands for anything slow between two steps that belong together.
struct Notary {
    asked: Semaphore,
    signs: Semaphore,
}

impl Notary {
    fn new(signatures: usize) -> Arc<Self> {
        Arc::new(Notary { asked: Semaphore::new(0), signs: Semaphore::new(signatures) })
    }

    async fn witness(&self) {
        self.asked.add_permits(1);
        // Nobody closes the semaphore.
        drop(self.signs.acquire().await);
    }
}

/// All accounts.
#[get("/accounts")]
async fn read_accounts(#[depends(session)] session: Session) -> Result<Vec<Account>, BankError> {
    let mut transaction = session.transaction().await;
    Ok(sqlx::query_as("SELECT id, owner, balance FROM account ORDER BY id")
        .fetch_all(&mut *transaction)
        .await?)
}

/// Moves money from one account to another.
///
/// Both steps happen, or none.
#[post("/transfers", status = 201)]
async fn create_transfer(
    transfer: Transfer,
    #[depends(session)] session: Session,
    notary: State<Arc<Notary>>,
) -> Result<Transfer, BankError> {
    let Transfer { from, to, amount } = transfer;
    if add(&session, from, -amount).await? < 0 {
        return Err(BankError::TooLittle { id: from });
    }
    notary.witness().await;
    add(&session, to, amount).await?;
    Ok(transfer)
}

/// Adds to an account, and gives the new balance.
async fn add(session: &Session, id: i64, amount: i64) -> Result<i64, BankError> {
    let mut transaction = session.transaction().await;
    sqlx::query_scalar("UPDATE account SET balance = balance + ? WHERE id = ? RETURNING balance")
        .bind(amount)
        .bind(id)
        .fetch_optional(&mut *transaction)
        .await?
        .ok_or(BankError::NoAccount { id })
}

/// A database in memory, with two accounts.
async fn open() -> Result<SqlitePool, sqlx::Error> {
    // Each connection to memory is a database of its own, so there is one; a request waits for it.
    let options = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    let pool = options.connect("sqlite::memory:").await?;
    sqlx::query(
        "CREATE TABLE account (id INTEGER PRIMARY KEY, owner TEXT NOT NULL, balance INTEGER NOT NULL)",
    )
    .execute(&pool)
    .await?;
    sqlx::query("INSERT INTO account (owner, balance) VALUES ('Ada', 100), ('Grace', 0)")
        .execute(&pool)
        .await?;
    Ok(pool)
}

fn app(notary: Arc<Notary>) -> App {
    App::new("Bank")
        .state(notary)
        .lifespan(async |lifespan: &mut Lifespan| -> Result<(), sqlx::Error> {
            let pool = open().await?;
            let closing = pool.clone();
            lifespan.on_shutdown(async move { closing.close().await });
            lifespan.state(pool);
            Ok(())
        })
        .routes(routes![read_accounts, create_transfer])
}

fn main() -> ExitCode {
    app(Notary::new(1)).run()
}
