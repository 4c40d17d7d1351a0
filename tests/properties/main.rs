//! Laws that hold for every model and every value.
//!
//! In: a broad family of models, tables made at random, and JSON made from the tables: values that fit, values that
//! nearly fit, and any others. Out: nothing, if the hot pass, the cold pass and the published schemas say the same.
//!
//! Values come from a fixed seed, so that a run is the same everywhere. To search further, with other values and more of
//! them: `FERRAPI_SEED=7 FERRAPI_CASES=5000 cargo test -p ferrapi-tests --test properties`. What is found becomes a
//! test with that very value, in `found`.

mod coerced;
mod found;
mod laws;
mod models;
mod mutation;
mod published;
mod samples;
mod subject;
mod tables;
mod values;
