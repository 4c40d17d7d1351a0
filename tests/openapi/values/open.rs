//! What the hot check leaves to the cold pass: items that must differ, defaults outside their own bounds.

use ferrapi::prelude::*;

use super::subjects;

// The cold pass ends with the hot check, which refuses every list of two and more.
#[model]
struct Unique {
    #[field(unique_items)]
    numbers: Vec<u8>,
}

// The same: a default is checked once anything is coerced.
#[model]
struct Lax {
    #[field(default, min_items = 1)]
    unchecked: Vec<u8>,
    other: u8,
}

subjects! {
    unique: Unique {
        good [{"numbers": []}, {"numbers": [1]}, {"numbers": [1, 2]}]
        bad [{"numbers": [1, 1]}]
    }
    lax: Lax {
        // A default is not checked, as in pydantic.
        good [{"other": 1}, {"other": 1, "unchecked": [1]}]
        bad [{"other": 1, "unchecked": []}]
        coerced [{"other": "1"}]
    }
}
