//! Settings from variables, from a file, from both, from neither.

use std::path::Path;

use ferrapi::serde_json::{Value, json};
use ferrapi::{SetupError, TestClient};

use crate::{Sources, app};

fn start(file: impl AsRef<Path>, variables: &[(&str, &str)]) -> Result<TestClient, SetupError> {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    TestClient::try_new(app(Sources { file: file.as_ref().to_owned(), variables: variables.collect() }))
}

fn info(client: Result<TestClient, SetupError>) -> Value {
    client.unwrap().get("/info").send().json()
}

/// A `.env` file of this test's own.
struct File(std::path::PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("ferrapi-settings-{name}-{}.env", std::process::id()));
        std::fs::write(&path, text).unwrap();
        File(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn what_is_not_set_has_its_default() {
    let expected = json!({
        "app_name": "Awesome API", "admin_email": "admin@example.com", "items_per_user": 50, "has_database": false
    });
    assert_eq!(info(start("no such file", &[("ADMIN_EMAIL", "admin@example.com")])), expected);
}

#[test]
fn variables_win_over_the_file() {
    let file = File::new(
        "both",
        "# A comment.\nADMIN_EMAIL=\"file@example.com\"\nITEMS_PER_USER=7\nDATABASE_PASSWORD='x y'\n",
    );
    let expected = json!({
        "app_name": "Fancy", "admin_email": "file@example.com", "items_per_user": 9, "has_database": true
    });
    assert_eq!(info(start(&file.0, &[("ITEMS_PER_USER", "9"), ("app_name", "Fancy")])), expected);
}

#[test]
fn what_is_missing_or_malformed_ends_the_start_with_the_reason() {
    let file = File::new("malformed", "APP_NAME=x\nDATABASE_PASSWORD='secret\n");
    for (started, reason) in [
        (start("no such file", &[]), "missing value for field admin_email"),
        (start("no such file", &[("ADMIN_EMAIL", "a"), ("ITEMS_PER_USER", "many")]), "ITEMS_PER_USER"),
        (start(&file.0, &[]), "entry 2 of the file is malformed"),
    ] {
        let error = started.map(|_| ()).unwrap_err().to_string();
        assert!(error.contains("settings/main.rs:") && error.contains(reason), "{error}");
        assert!(!error.contains("secret"), "{error}");
    }
}
