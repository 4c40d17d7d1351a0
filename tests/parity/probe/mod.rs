//! The probe application: every type, constraint and place, as `../shared/parity/probe_app.py` has them.
//!
//! One module for each part of the Python file, in its order.

mod bodies;
mod constrained;
mod dependencies;
mod everywhere;
mod lists;
mod models;
mod parameters;
mod paths;
mod responses;
mod routers;
mod scalars;

use ferrapi::App;

/// The whole application.
pub fn app() -> App {
    let app = App::new("Probe").version("1.0.0");
    let app = lists::add(constrained::add(scalars::add(app)));
    let app = bodies::add(parameters::add(paths::add(app)));
    routers::add(dependencies::add(responses::add(app)))
}
