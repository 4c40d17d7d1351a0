//! Numbers for a machine, which has one name and one password.

use std::sync::atomic::{AtomicU64, Ordering};

use ferrapi::SecretString;
use ferrapi::prelude::*;
use subtle::ConstantTimeEq;

/// The name that the machine uses.
const NAME: &str = "metrics";

/// The machine's own name and password.
#[security(http_basic(realm = "metrics"))]
pub(crate) struct MetricsLogin(BasicCredentials);

/// The password that the machine must have.
pub(crate) struct MetricsPassword(SecretString);

impl MetricsPassword {
    pub(crate) fn new(password: impl Into<String>) -> Self {
        MetricsPassword(SecretString::from(password.into()))
    }

    /// From `METRICS_PASSWORD`; without it nobody knows it.
    pub(crate) fn from_environment() -> Self {
        MetricsPassword::new(std::env::var("METRICS_PASSWORD").unwrap_or_else(|_| crate::tokens::made_up()))
    }
}

/// How often items were read.
#[derive(Default)]
pub(crate) struct Visits(AtomicU64);

impl Visits {
    pub(crate) fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Lets the machine in. Both comparisons are always made, and each takes as long for a near miss as for a far one.
#[dependency]
pub(crate) async fn check_metrics(
    login: MetricsLogin,
    password: State<MetricsPassword>,
) -> Result<(), HttpError> {
    let BasicCredentials { username, password: given } = &login.0;
    let name_matches = username.as_bytes().ct_eq(NAME.as_bytes());
    let password_matches = given.as_bytes().ct_eq(password.0.expose().as_bytes());
    if bool::from(name_matches & password_matches) {
        Ok(())
    } else {
        Err(HttpError::unauthorized("Incorrect name or password", "Basic realm=\"metrics\""))
    }
}

/// How often items were read.
#[get("/metrics")]
pub(crate) async fn read_metrics(visits: State<Visits>) -> u64 {
    visits.0.load(Ordering::Relaxed)
}
