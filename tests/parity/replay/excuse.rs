//! Answers that differ for a reason that `docs/deviations.md` gives, and what is not ported yet.

/// Application, exchange, and the reason.
const EXCUSES: &[(&str, &str, &str)] = &[
    ("first_steps.tutorial001", "p2", EMBEDDED),
    ("metadata.tutorial001", "p2", EMBEDDED),
    ("dataclasses.tutorial001", "p10", DATACLASS),
    ("dataclasses.tutorial001", "p11", DATACLASS),
    ("dataclasses.tutorial001", "p13", DATACLASS),
    ("dataclasses.tutorial001", "p14", DATACLASS),
    ("dataclasses.tutorial001", "p15", DATACLASS),
    ("probe_app", "path/int#15", BOUNDED),
    ("probe_app", "path/routing#9", UNREADABLE),
    ("probe_app", "path/routing#27", UNREADABLE),
    ("probe_app", "body/float#24", NAN),
    ("probe_app", "body/strict#3", STRICT),
    ("probe_app", "json/document#48", DEPTH),
    ("probe_app", "header/model#1", BARE),
    ("probe_app", "security#91", SPACE),
];

const EMBEDDED: &str = "the pages' scripts are embedded, this one too";
const DATACLASS: &str = "Rust has one kind of struct";
const BOUNDED: &str = "an echoed input is cut at 1 KiB";
const DEPTH: &str = "JSON nested deeper than 127 levels is malformed";
const BARE: &str =
    "the test client always sends a user agent; outside, where it does not, the answer is equal";
const SPACE: &str = "white space at the end of a field is no part of its value";
const NAN: &str = "a float that JSON cannot give back is refused";
const UNREADABLE: &str = "a path that is no UTF-8, or holds a NUL, is refused";
const STRICT: &str = "JSON has no dates: strict mode takes their plain text form";

/// Parts of the probe application that do not stand in `tests/parity/probe` yet.
const NOT_PORTED: &[&str] = &[];

/// Whether an answer may differ.
pub(crate) fn excused(app: &str, id: &str) -> bool {
    EXCUSES.iter().any(|(known, exchange, _)| *known == app && *exchange == id)
}

/// Whether an operation of the probe application is not there yet.
pub(crate) fn not_ported(path: &str) -> bool {
    NOT_PORTED.iter().any(|part| path.starts_with(part))
}
