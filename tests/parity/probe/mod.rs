//! The probe application: every type, constraint and place, as `../shared/parity/probe_app.py` has them.
//!
//! One module for each part of the Python file, in its order.

mod bodies;
mod bodies_of_models;
mod constrained;
mod dependencies;
mod everywhere;
mod forms;
mod library_types;
mod lists;
mod models;
mod parameters;
mod paths;
mod responses;
mod responses_of_models;
mod responses_of_types;
mod routers;
mod scalars;
mod security;

use ferrapi::App;

/// The whole application.
pub fn app() -> App {
    let app = App::new("Probe").version("1.0.0");
    let app = lists::add(constrained::add(library_types::add(scalars::add(app))));
    let app = bodies_of_models::add(bodies::add(parameters::add(paths::add(app))));
    let app = responses::add(responses_of_types::add(responses_of_models::add(forms::add(app))));
    routers::add(security::add(dependencies::add(app)))
}
