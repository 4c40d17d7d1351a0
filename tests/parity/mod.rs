//! The same applications as recorded ones of FastAPI: [`app`] makes one by its name.
//!
//! `apps` holds those of FastAPI's tutorial, `probe` the one with every type in every place. They are written as a
//! user would write them, and must not do anything for the sake of a recording.

use ferrapi::App;

pub mod apps;
pub mod probe;

/// Name and maker of an application.
pub type Named = (&'static str, fn() -> App);

const APPS: &[Named] = &[("probe_app", probe::app)];

/// The names of all ported applications.
pub fn names() -> impl Iterator<Item = &'static str> {
    APPS.iter().chain(apps::APPS).map(|(name, _)| *name)
}

/// Makes the application of this name: `body.tutorial001`, `probe_app`.
pub fn app(name: &str) -> Option<App> {
    APPS.iter().chain(apps::APPS).find(|(known, _)| *known == name).map(|(_, make)| make())
}
