//! Applications equal to those of FastAPI's tutorial whose documents are recorded in `../shared/parity/openapi`.
//!
//! `replay.py` compares all facts, with titles, descriptions, identifiers and names. Each application is written from its
//! line in `../shared/parity/INDEX.md` and its recorded document.
//! `FERRAPI_OPENAPI_OUT=folder` keeps our documents.

mod answers;
mod bodies;
mod models;
mod parameters;
mod routes;
mod security;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ferrapi::prelude::*;

use crate::served;

/// A recorded application's name, and ours that is equal to it.
type Sample = (&'static str, fn() -> App);

/// What FastAPI calls an application without a title.
fn fastapi() -> App {
    App::new("FastAPI")
}

/// Where only a name differs: Python's `Literal` has none, a Rust enum has one, and is a component of that name.
const NAMED: &[&str] = &["query_param_models.tutorial001"];

/// Compares each line's pair of files, `strict` or not, and prints what does not match.
const COMPARE: &str = r#"
import json, sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from replay import compare_openapi
for line in sys.stdin:
    name, strict, recorded, ours = line.rstrip("\n").split("\t")
    matched, total, wrong = compare_openapi(json.load(open(recorded)), json.load(open(ours)), strict == "strict")
    print(f"{name}: {matched} of {total} facts", *wrong, sep="\n  ")
    if matched != total:
        print(f"{name} differs", file=sys.stderr)
"#;

#[test]
fn documents_are_fastapis() {
    let parity = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/parity");
    if !parity.join("replay.py").exists() {
        println!("skipped: ../shared/parity is not here");
        return;
    }
    let kept = std::env::var_os("FERRAPI_OPENAPI_OUT").map(PathBuf::from);
    let folder = kept.unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("openapi"));
    std::fs::create_dir_all(&folder).unwrap();
    let mut pairs = String::new();
    for (name, app) in [
        parameters::apps(),
        bodies::apps(),
        models::apps(),
        answers::apps(),
        routes::apps(),
        security::apps(),
    ]
    .concat()
    {
        let ours = folder.join(format!("{name}.json"));
        std::fs::write(&ours, served(app()).to_string()).unwrap();
        let recorded = parity.join("openapi").join(format!("{name}.json"));
        let strict = if NAMED.contains(&name) { "loose" } else { "strict" };
        pairs.push_str(&format!("{name}\t{strict}\t{}\t{}\n", recorded.display(), ours.display()));
    }
    let python = Command::new("python3")
        .args(["-c", COMPARE])
        .arg(&parity)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut python = match python {
        Ok(python) => python,
        Err(error) => return println!("skipped: python3 cannot be run ({error})"),
    };
    python.stdin.take().unwrap().write_all(pairs.as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    let report = String::from_utf8_lossy(&output.stdout);
    println!("{report}");
    assert!(output.stderr.is_empty(), "{report}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(report.lines().filter(|line| line.ends_with(" facts")).count(), pairs.lines().count());
}
