//! A temporary file without a name: gone when the last handle is closed, however the process ends.

use std::collections::hash_map::RandomState;
use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher, Hasher};
use std::path::Path;
use std::{env, io, process};

/// How many names are tried. Another file has the name of the first with a probability of one to 2⁶⁴.
const TRIES: u32 = 16;

/// Makes a file in the system's folder for temporary files, for its owner only.
pub(super) fn file() -> io::Result<File> {
    file_in(&env::temp_dir())
}

fn file_in(folder: &Path) -> io::Result<File> {
    let mut attempt = 0;
    loop {
        let path = folder.join(name());
        let mut options = OpenOptions::new();
        // What is there already is never opened, nor is what a link points to (`O_EXCL`).
        options.read(true).write(true).create_new(true);
        private(&mut options);
        match options.open(&path) {
            Ok(file) => {
                forget(&path)?;
                return Ok(file);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < TRIES => attempt += 1,
            Err(error) => return Err(error),
        }
    }
}

/// A name that nobody can know before. The keys of `RandomState` are the system's random numbers.
fn name() -> String {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(process::id());
    format!(".ferrapi-{:016x}", hasher.finish())
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;

    options.mode(0o600);
}

/// The file stays as long as somebody has it open.
#[cfg(unix)]
fn forget(path: &Path) -> io::Result<()> {
    std::fs::remove_file(path)
}

#[cfg(windows)]
fn private(options: &mut OpenOptions) {
    use std::os::windows::fs::OpenOptionsExt;

    const FILE_ATTRIBUTE_TEMPORARY: u32 = 0x100;
    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    options.share_mode(0).attributes(FILE_ATTRIBUTE_TEMPORARY).custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
}

#[cfg(windows)]
fn forget(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{Read, Seek, Write};
    use std::os::unix::fs::MetadataExt;

    use super::*;

    #[test]
    fn a_file_has_no_name_and_one_owner() {
        let folder = env::temp_dir().join(name());
        std::fs::create_dir(&folder).unwrap();
        let mut file = file_in(&folder).unwrap();
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
        std::fs::remove_dir(&folder).unwrap();
        let known = file.metadata().unwrap();
        assert_eq!((known.nlink(), known.mode() & 0o777), (0, 0o600));
        file.write_all(b"text").unwrap();
        file.rewind().unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "text");
        assert_ne!(name(), name());
    }
}
