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
        if name.contains(['/', '\\', '\0']) {
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::relative;

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
