//! The number is read at the start and written at the end; `process.rs` tries the same with a whole process.

use std::path::PathBuf;

use ferrapi::{SetupFault, TestClient};

use crate::app;

/// A file of this test's own.
struct File(PathBuf);

impl File {
    fn new(name: &str) -> Self {
        File(std::env::temp_dir().join(format!("ferrapi-visits-{name}-{}.txt", std::process::id())))
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn counting_goes_on_where_it_stopped() {
    let file = File::new("on");
    for first in [1, 3] {
        let client = TestClient::new(app(file.0.clone()));
        assert_eq!(client.get("/").send().json::<u64>(), first);
        assert_eq!(client.get("/").send().json::<u64>(), first + 1);
    }
    assert_eq!(std::fs::read_to_string(&file.0).unwrap(), "4");
}

#[test]
fn a_file_without_a_number_ends_the_start() {
    let file = File::new("malformed");
    std::fs::write(&file.0, "many").unwrap();
    let error = TestClient::try_new(app(file.0.clone())).map(|_| ()).unwrap_err();
    let [SetupFault::FailedLifespan { reason, .. }] = error.faults() else { panic!("{error}") };
    assert!(reason.ends_with("\"many\": invalid digit found in string"), "{reason}");
    assert_eq!(std::fs::read_to_string(&file.0).unwrap(), "many", "what was not opened is not written");
}
