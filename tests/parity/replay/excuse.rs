//! Answers that differ for a reason that `docs/deviations.md` gives, and what is not ported yet.

/// Application, exchange, and the reason.
const EXCUSES: &[(&str, &str, &str)] = &[
    ("first_steps.tutorial001", "p2", EMBEDDED),
    ("dataclasses.tutorial001", "p10", DATACLASS),
    ("dataclasses.tutorial001", "p11", DATACLASS),
    ("dataclasses.tutorial001", "p13", DATACLASS),
    ("dataclasses.tutorial001", "p14", DATACLASS),
    ("dataclasses.tutorial001", "p15", DATACLASS),
    ("probe_app", "body/str#22", WIDE_NUMBER),
    ("probe_app", "body/bool#22", WIDE_NUMBER),
    ("probe_app", "body/enum#22", WIDE_NUMBER),
    ("probe_app", "path/int#15", BOUNDED),
    ("probe_app", "json/document#48", DEPTH),
    ("probe_app", "response#12", NO_CONTENT),
    ("probe_app", "response#36", NO_CONTENT),
];

const EMBEDDED: &str = "the pages' scripts are embedded, this one too";
const DATACLASS: &str = "Rust has one kind of struct";
const WIDE_NUMBER: &str = "an integer beyond 64 bits is echoed as the nearest double";
const BOUNDED: &str = "an echoed input is cut at 1 KiB";
const DEPTH: &str = "JSON nested deeper than 127 levels is malformed";
const NO_CONTENT: &str = "204 and 304 have no content, so no content type";

/// Parts of the probe application that do not stand in `tests/parity/probe` yet.
const NOT_PORTED: &[&str] = &["/s/", "/d/yield", "/d/trace"];

/// Whether an answer may differ.
pub(crate) fn excused(app: &str, id: &str) -> bool {
    EXCUSES.iter().any(|(known, exchange, _)| *known == app && *exchange == id)
}

/// Whether an operation of the probe application is not there yet.
pub(crate) fn not_ported(path: &str) -> bool {
    NOT_PORTED.iter().any(|part| path.starts_with(part))
}
