//! What models can say beyond fields and constraints: keys that are no field, names, computed fields, unions told by a
//! field, partial updates, parts of answers that are left out.

#[path = "../http/expect.rs"]
#[allow(dead_code)]
mod expect;

mod answers;
mod factories;
mod keys;
mod types;
mod unions;
mod updates;
