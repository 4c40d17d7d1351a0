//! The little of a `Cargo.toml` that naming the runtime needs: which key stands for which package.
//!
//! In: TOML text. Out: dependencies. It reads tables, dotted keys, inline tables and strings, and passes over
//! everything else; a full reader would be a dependency that every user compiles.

use std::path::Path;

/// One line of a dependency table.
#[derive(Debug, PartialEq)]
pub(super) struct Dependency {
    /// The name in the user's code.
    pub(super) key: String,
    /// `package = "…"`.
    pub(super) package: Option<String>,
    /// `workspace = true`.
    pub(super) inherited: bool,
}

/// Every value of a manifest under its full key.
#[derive(Debug)]
pub(super) struct Manifest {
    entries: Vec<(Vec<String>, String)>,
    tables: Vec<Vec<String>>,
}

impl Manifest {
    /// Reads a file; `None` if there is none.
    pub(super) fn read(path: &Path) -> Option<Self> {
        std::fs::read_to_string(path).ok().map(|text| Self::parse(&text))
    }

    /// Reads a text.
    pub(super) fn parse(text: &str) -> Self {
        let mut manifest = Self { entries: Vec::new(), tables: Vec::new() };
        let mut table: Vec<String> = Vec::new();
        for line in statements(text) {
            if let Some(header) = line.strip_prefix('[') {
                table = split_key(header.trim_start_matches('[').trim_end_matches(']'));
                manifest.tables.push(table.clone());
            } else {
                manifest.entry(&table, &line);
            }
        }
        manifest
    }

    /// Whether this is the root of a workspace.
    pub(super) fn is_workspace(&self) -> bool {
        self.tables.iter().any(|table| table.first().is_some_and(|name| name == "workspace"))
    }

    /// All dependencies, those of tests, build scripts and single targets included.
    pub(super) fn dependencies(&self) -> impl Iterator<Item = Dependency> {
        let mut found: Vec<Dependency> = Vec::new();
        let keys = self.entries.iter().map(|(key, _)| key).chain(&self.tables);
        for key in keys.filter_map(|key| dependency_key(key)) {
            if found.iter().all(|dependency| dependency.key != key) {
                found.push(Dependency {
                    key: key.to_owned(),
                    package: self.value_below(key, "package", dependency_key),
                    inherited: self
                        .value_below(key, "workspace", dependency_key)
                        .is_some_and(|value| value == "true"),
                });
            }
        }
        found.into_iter()
    }

    /// The package that a key of `[workspace.dependencies]` stands for, when it is renamed.
    pub(super) fn workspace_package(&self, key: &str) -> Option<String> {
        self.value_below(key, "package", |path| match path {
            [workspace, dependencies, key, ..]
                if workspace == "workspace" && dependencies == "dependencies" =>
            {
                Some(key)
            }
            _ => None,
        })
    }

    fn value_below(&self, key: &str, field: &str, read: fn(&[String]) -> Option<&str>) -> Option<String> {
        let entry = self.entries.iter().find(|(path, _)| {
            path.last().is_some_and(|last| last == field) && read(&path[..path.len() - 1]) == Some(key)
        });
        entry.map(|(_, value)| value.clone())
    }

    /// `key = value` in a table; an inline table is opened up.
    fn entry(&mut self, table: &[String], line: &str) {
        let Some(equals) = find_outside(line, '=') else { return };
        let mut path = table.to_vec();
        path.extend(split_key(&line[..equals]));
        let value = line[equals + 1..].trim();
        match value.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) {
            Some(inner) => {
                let mut rest = inner;
                while !rest.trim().is_empty() {
                    let end = find_outside(rest, ',').unwrap_or(rest.len());
                    self.entry(&path, &rest[..end]);
                    rest = rest.get(end + 1..).unwrap_or("");
                }
            }
            None => self.entries.push((path, unquoted(value))),
        }
    }
}

/// The dependency that a full key is about: `dependencies.x…`, `target.'cfg(unix)'.dev-dependencies.x…`.
fn dependency_key(path: &[String]) -> Option<&str> {
    let path = match path {
        [target, _, rest @ ..] if target == "target" => rest,
        all => all,
    };
    match path {
        [table, key, ..]
            if matches!(&**table, "dependencies" | "dev-dependencies" | "build-dependencies") =>
        {
            Some(key)
        }
        _ => None,
    }
}

/// Lines without comments, where a value over several lines is one.
fn statements(text: &str) -> Vec<String> {
    let mut statements = Vec::new();
    let mut open = String::new();
    for line in text.lines() {
        let line = line[..find_outside(line, '#').unwrap_or(line.len())].trim();
        open.push_str(line);
        let header = open.starts_with('[') && !open.contains('=');
        if header || depth(&open) <= 0 {
            statements.push(std::mem::take(&mut open));
        } else {
            open.push(' ');
        }
    }
    statements.retain(|statement| !statement.is_empty());
    statements
}

/// How many brackets stay open at the end.
fn depth(text: &str) -> i32 {
    let mut depth = 0;
    for (_, found) in outside_strings(text) {
        match found {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    depth
}

/// The first place of a character outside strings and brackets.
fn find_outside(text: &str, wanted: char) -> Option<usize> {
    let mut depth = 0;
    for (index, found) in outside_strings(text) {
        match found {
            _ if found == wanted && depth == 0 => return Some(index),
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The characters that are not inside a string.
fn outside_strings(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote: Option<char> = None;
    let mut escaped = false;
    text.char_indices().filter(move |(_, found)| match quote {
        Some(_) if escaped => {
            escaped = false;
            false
        }
        Some(end) => {
            escaped = end == '"' && *found == '\\';
            if *found == end {
                quote = None;
            }
            false
        }
        None if matches!(found, '"' | '\'') => {
            quote = Some(*found);
            false
        }
        None => true,
    })
}

fn split_key(key: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = key;
    while let Some(dot) = find_outside(rest, '.') {
        parts.push(unquoted(&rest[..dot]));
        rest = &rest[dot + 1..];
    }
    parts.push(unquoted(rest));
    parts
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches(['"', '\'']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<String>, bool)> {
        let manifest = Manifest::parse(text);
        manifest.dependencies().map(|found| (found.key, found.package, found.inherited)).collect()
    }

    #[test]
    fn all_spellings_of_a_renamed_dependency_are_read() {
        let renamed = vec![("api".to_owned(), Some("ferrapi".to_owned()), false)];
        let cases = [
            "[dependencies]\napi = { version = \"1\", package = \"ferrapi\" }",
            "[dependencies]\napi = { package = 'ferrapi', features = [\"a\", \"b # c\"] } # why",
            "[dependencies]\napi = { features = [\n  \"a\",\n  \"b\",\n], package = \"ferrapi\" }",
            "[dependencies]\napi.package = \"ferrapi\"\napi.version = \"1\"",
            "[dependencies.api]\nversion = \"1\"\npackage = \"ferrapi\"",
            "[dev-dependencies]\napi = { package = \"ferrapi\" }",
            "[target.'cfg(unix)'.dependencies]\napi = { package = \"ferrapi\" }",
            "[target.\"cfg(target_os = \\\"linux\\\")\".dependencies.api]\npackage = \"ferrapi\"",
            "dependencies = { api = { package = \"ferrapi\" } }",
            "dependencies.api.package = \"ferrapi\"",
        ];
        for text in cases {
            assert_eq!(found(text), renamed, "{text}");
        }
    }

    #[test]
    fn plain_and_inherited_dependencies_are_read() {
        assert_eq!(found("[dependencies]\nferrapi = \"1\""), [("ferrapi".to_owned(), None, false)]);
        assert_eq!(found("[dependencies]\napi.workspace = true"), [("api".to_owned(), None, true)]);
        assert_eq!(
            found("[dependencies]\n[dependencies.api]\nworkspace = true"),
            [("api".to_owned(), None, true)]
        );
        assert!(found("[package]\nname = \"x\"\n[features]\napi = []").is_empty());
    }

    #[test]
    fn the_workspace_table_is_read() {
        let root = Manifest::parse(
            "[workspace]\nmembers = [\"a\"]\n[workspace.dependencies.api]\npackage = \"ferrapi\"",
        );
        assert!(root.is_workspace());
        assert_eq!(root.workspace_package("api").as_deref(), Some("ferrapi"));
        assert_eq!(root.workspace_package("other"), None);
    }

    #[test]
    fn broken_text_is_passed_over() {
        for text in ["[", "=", "a = \"", "[dependencies\napi = {", "a = }", "[dependencies]\n= 1\n'"] {
            let _ = found(text);
        }
    }
}
