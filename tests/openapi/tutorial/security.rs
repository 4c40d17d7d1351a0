//! Security schemes: the ported applications themselves, which are as short as copies would be.

use super::Sample;
use ferrapi::prelude::*;
use ferrapi_tests::parity;

pub(super) fn apps() -> Vec<Sample> {
    vec![
        ("security.tutorial001", || ported("security.tutorial001")),
        ("security.tutorial003", || ported("security.tutorial003")),
        ("security.tutorial004", || ported("security.tutorial004")),
        ("security.tutorial006", || ported("security.tutorial006")),
    ]
}

fn ported(name: &str) -> App {
    parity::app(name).unwrap_or_else(|| panic!("{name} is not ported"))
}
