//! Documents as they were read by a person last: `snapshots/<name>.json`.

use std::path::Path;

use serde_json::Value;

/// Compares a document with its file; `FERRAPI_BLESS=1` writes the file.
pub(crate) fn check(name: &str, document: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("openapi/snapshots/{name}.json"));
    // `{:#}` keeps the order in which the document has its keys.
    let text = format!("{document:#}\n");
    if std::env::var_os("FERRAPI_BLESS").is_some() {
        return std::fs::write(&path, text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let line = known.lines().zip(text.lines()).take_while(|(known, new)| known == new).count();
    assert!(
        known == text,
        "{} differs from line {} on: was `{}`, is `{}`; FERRAPI_BLESS=1 takes it over",
        path.display(),
        line + 1,
        known.lines().nth(line).unwrap_or_default().trim(),
        text.lines().nth(line).unwrap_or_default().trim(),
    );
}
