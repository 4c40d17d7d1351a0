//! Settings: read once, from the environment and from a file `.env`, before anything is served.
//!
//! `ADMIN_EMAIL=admin@example.com cargo run --example settings`, then open <http://127.0.0.1:8000/info>. Without the variable it
//! does not start, and says why.
#![forbid(unsafe_code)]

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use ferrapi::prelude::*;
use ferrapi::serde::Deserialize;
use ferrapi::{BoxError, Lifespan, SecretString};

/// What the program is told from outside. A field is a variable, in upper case.
#[derive(Deserialize)]
#[serde(crate = "ferrapi::serde")]
struct Settings {
    #[serde(default = "Settings::app_name")]
    app_name: String,
    admin_email: String,
    #[serde(default = "Settings::items_per_user")]
    items_per_user: u32,
    /// Never shown, whatever is printed or logged.
    database_password: Option<SecretString>,
}

impl Settings {
    fn app_name() -> String {
        "Awesome API".to_owned()
    }

    fn items_per_user() -> u32 {
        50
    }

    /// Reads variables, and the lines of a file, if it is there, for those that are not set.
    fn read(sources: Sources) -> Result<Self, BoxError> {
        let mut all = BTreeMap::new();
        if sources.file.exists() {
            for (number, line) in dotenvy::from_path_iter(&sources.file)?.enumerate() {
                // The error shows the line, which may hold a secret.
                let entry = line.map_err(|_| format!("entry {} of the file is malformed", number + 1));
                let (name, value) = entry?;
                all.insert(name.to_uppercase(), value);
            }
        }
        all.extend(sources.variables.into_iter().map(|(name, value)| (name.to_uppercase(), value)));
        Ok(envy::from_iter(all)?)
    }
}

/// Where settings stand.
struct Sources {
    file: PathBuf,
    variables: Vec<(String, String)>,
}

impl Sources {
    fn of_the_process() -> Self {
        let readable = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Sources { file: ".env".into(), variables: std::env::vars_os().filter_map(readable).collect() }
    }
}

/// What `/info` answers.
#[model]
struct Info {
    app_name: String,
    admin_email: String,
    items_per_user: u32,
    has_database: bool,
}

/// Show the settings.
#[get("/info")]
async fn info(settings: State<Settings>) -> Info {
    Info {
        app_name: settings.app_name.clone(),
        admin_email: settings.admin_email.clone(),
        items_per_user: settings.items_per_user,
        has_database: settings.database_password.is_some(),
    }
}

/// The application. `openapi` and `routes` need no settings, so they are read when it starts.
fn app(sources: Sources) -> App {
    App::new("Settings").routes(routes![info]).lifespan(
        async move |life: &mut Lifespan| -> Result<(), BoxError> {
            life.state(Settings::read(sources)?);
            Ok(())
        },
    )
}

fn main() -> ExitCode {
    app(Sources::of_the_process()).run()
}
