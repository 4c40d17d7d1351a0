//! The house rules that a program can check: layers, file sizes, file heads, no `unsafe`.
//!
//! The layers are read from ARCHITECTURE.md, so that text and sources cannot drift apart.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const PACKAGES: [&str; 3] = ["openapi", "macros", "core"];
/// Soft limit of a file, in lines. Tests count, too: a long test is a list of cases that wants a table.
const LINES: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the workspace").to_owned()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a source folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(sources(&entry));
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            found.push(entry);
        }
    }
    found.sort();
    found
}

/// The rooms of a package with their layers.
fn layers(package: &str) -> BTreeMap<String, u32> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let heading = format!("### {package}\n");
    let section = text.split(&heading).nth(1).expect("a section for the package");
    let rows =
        section.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let mut layers = BTreeMap::new();
    for row in rows {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let Ok(layer) = cells[1].parse() else { continue };
        for room in cells[2].split(',') {
            layers.insert(room.trim().trim_matches('`').to_owned(), layer);
        }
    }
    layers
}

/// The room of a source file: the first part of its path below `src`.
fn room(source: &Path, src: &Path) -> String {
    let first = source.strip_prefix(src).expect("below src").iter().next().expect("a name");
    first.to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The rooms that a file names with `crate::…`, `use crate::{…}` among them.
fn imports(text: &str) -> Vec<String> {
    let code =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for after in code.split("crate::").skip(1) {
        let names = match after.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default(),
            None => after,
        };
        let is_group = after.starts_with('{');
        let list: Vec<_> = if is_group { names.split(',').collect() } else { vec![names] };
        for name in list {
            let name: String =
                name.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            found.push(name);
        }
    }
    found
}

#[test]
fn rooms_use_only_rooms_below() {
    let mut wrong = Vec::new();
    for package in PACKAGES {
        let layers = layers(package);
        let src = root().join(package).join("src");
        for source in sources(&src) {
            let own = room(&source, &src);
            // Tests may use everything.
            let is_test =
                source.iter().any(|part| part == "tests" || part == "tests.rs" || part == "snapshot.rs");
            if own == "lib" || is_test {
                continue;
            }
            let Some(layer) = layers.get(&own) else {
                wrong.push(format!("{package}: `{own}` stands in no layer of ARCHITECTURE.md"));
                continue;
            };
            let text = fs::read_to_string(&source).expect("a source");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            for other in imports(text).into_iter().filter(|other| *other != own) {
                // Names that are no room are re-exports of lib.rs; they come from rooms, and are counted there.
                if layers.get(&other).is_some_and(|below| below >= layer) {
                    wrong.push(format!("{}: layer {layer} uses `{other}`", source.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports against the layers:\n{}", wrong.join("\n"));
}

#[test]
fn the_tables_name_every_room_and_no_other() {
    for package in PACKAGES {
        let src = root().join(package).join("src");
        for room in layers(package).keys() {
            let exists = src.join(room).is_dir() || src.join(format!("{room}.rs")).is_file();
            assert!(exists, "ARCHITECTURE.md lists `{room}` of {package}, which does not exist");
        }
    }
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for folder in ["openapi/src", "macros/src", "core/src", "examples"] {
        for source in sources(&root().join(folder)) {
            let text = fs::read_to_string(&source).expect("a source");
            let lines = text.lines().count();
            if lines > LINES {
                wrong.push(format!("{}: {lines} lines", source.display()));
            }
            if !text.starts_with("//!") {
                wrong.push(format!("{}: does not begin with `//!`", source.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn unsafe_code_is_forbidden_everywhere() {
    for package in PACKAGES {
        let lib = fs::read_to_string(root().join(package).join("src/lib.rs")).expect("lib.rs");
        assert!(lib.contains("#![forbid(unsafe_code)]"), "{package}");
    }
}
