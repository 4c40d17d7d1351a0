//! A folder, and what of it a request's path may name.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

/// A folder whose files are answers.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// Whether links may lead out of it.
    pub(super) follow_links: bool,
}

/// What a path names in a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    File(PathBuf),
    Folder,
    Nothing,
}

impl Folder {
    /// Looks a relative path up. It blocks.
    pub(super) fn find(&self, relative: &Path) -> io::Result<Found> {
        let path = self.path.join(relative);
        let path = if self.follow_links {
            path
        } else {
            let folder = fs::canonicalize(&self.path)?;
            match fs::canonicalize(path) {
                Ok(path) if path.starts_with(&folder) => path,
                Ok(_) => return Ok(Found::Nothing),
                Err(error) => return nothing(error),
            }
        };
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_file() => Ok(Found::File(path)),
            Ok(metadata) if metadata.is_dir() => Ok(Found::Folder),
            // Pipes, sockets and devices.
            Ok(_) => Ok(Found::Nothing),
            Err(error) => {
                // Without the folder itself nobody can ask for anything.
                fs::metadata(&self.path)?;
                nothing(error)
            }
        }
    }
}

/// What a client may cause by what it asks for; anything else is the machine's.
fn nothing(error: io::Error) -> io::Result<Found> {
    match error.kind() {
        ErrorKind::NotFound
        | ErrorKind::NotADirectory
        | ErrorKind::InvalidFilename
        | ErrorKind::InvalidInput
        | ErrorKind::PermissionDenied => Ok(Found::Nothing),
        _ => Err(error),
    }
}

/// The relative path that a request's path names: each segment is decoded once and is one name. `None` if one is not: `..`,
/// a name with a separator, with NUL, a drive.
pub(super) fn relative(path: &str) -> Option<PathBuf> {
    let mut relative = PathBuf::new();
    for segment in path.split('/') {
        let name = percent_decode_str(segment).decode_utf8().ok()?;
        if name.is_empty() || name == "." {
            continue;
        }
        if name.contains(['/', '\\', '\0']) || cfg!(windows) && is_special_on_windows(&name) {
            return None;
        }
        let mut components = Path::new(&*name).components();
        match (components.next(), components.next()) {
            (Some(Component::Normal(only)), None) if only == &*name => relative.push(only),
            _ => return None,
        }
    }
    Some(relative)
}

/// Whether Windows takes a name for something else than a file of that name: a device, a stream of a file, or, with a dot or a
/// space at its end, a file without them (Microsoft, "Naming Files, Paths, and Namespaces").
fn is_special_on_windows(name: &str) -> bool {
    let stem = name.split(['.', ' ']).next().unwrap_or_default().to_ascii_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let is_device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || port.is_some_and(|number| {
            matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        });
    is_device || name.contains(':') || name.ends_with(['.', ' '])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{is_special_on_windows, relative};

    #[test]
    fn windows_knows_names_that_are_no_files() {
        for name in
            ["NUL", "con", "aux.txt", "COM1", "lpt9.log", "notes.txt::$DATA", "notes.txt.", "notes.txt "]
        {
            assert!(is_special_on_windows(name), "{name}");
        }
        for name in ["notes.txt", "console", "null", "COM10", "COM", "company.txt", ".env"] {
            assert!(!is_special_on_windows(name), "{name}");
        }
    }

    #[test]
    fn segments_are_names_or_nothing() {
        for (path, expected) in [
            ("/", Some("")),
            ("/a/b.txt", Some("a/b.txt")),
            ("//a/./b%20c/", Some("a/b c")),
            ("/%2525", Some("%25")),
            ("/.env", Some(".env")),
            ("/..", None),
            ("/a/../b", None),
            ("/%2e%2e/secret", None),
            ("/..%2fsecret", None),
            ("/a%2fb", None),
            ("/..%5csecret", None),
            ("/a%00.txt", None),
            ("/%ff", None),
        ] {
            assert_eq!(relative(path).as_deref(), expected.map(Path::new), "{path}");
        }
    }
}
