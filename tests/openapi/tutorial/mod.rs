//! Applications equal to those of FastAPI's tutorial whose documents are recorded in `../shared/parity/openapi`.
//!
//! `replay.py openapi` compares: all facts, then all facts with titles, descriptions, identifiers and names
//! (`--strict`). Each application is written from its line in `../shared/parity/INDEX.md` and its recorded document.
//! `FERRAPI_OPENAPI_OUT=folder` keeps our documents.

mod answers;
mod bodies;
mod models;
mod parameters;
mod routes;

use std::path::{Path, PathBuf};
use std::process::Command;

use ferrapi::prelude::*;

use crate::served;

/// What FastAPI calls an application without a title.
fn fastapi() -> App {
    App::new("FastAPI")
}

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
    let all = [parameters::apps(), bodies::apps(), models::apps(), answers::apps(), routes::apps()].concat();
    let mut wrong = Vec::new();
    for (name, app) in all {
        let ours = folder.join(format!("{name}.json"));
        std::fs::write(&ours, served(app()).to_string()).unwrap();
        let recorded = parity.join("openapi").join(format!("{name}.json"));
        let output = Command::new("python3")
            .arg(parity.join("replay.py"))
            .args(["openapi", "--strict", "-v"])
            .args([&recorded, &ours])
            .output();
        let output = match output {
            Ok(output) => output,
            Err(error) => return println!("skipped: python3 cannot be run ({error})"),
        };
        let report = String::from_utf8_lossy(&output.stdout).into_owned();
        println!("{name}: {report}");
        if !output.status.success() {
            wrong.push(format!("{name}: {report}{}", String::from_utf8_lossy(&output.stderr)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
