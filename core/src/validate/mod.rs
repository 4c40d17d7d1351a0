//! The cold pass: what is wrong with a value, and what it comes to after coercion.
