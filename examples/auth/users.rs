//! Users and their passwords, of which only hashes are kept.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use ferrapi::prelude::*;

use crate::tokens::{ITEMS, ME};

/// A user, as the application knows them.
#[derive(Clone)]
pub(crate) struct User {
    pub(crate) username: String,
    pub(crate) disabled: bool,
    pub(crate) items: Vec<String>,
    /// The scopes that they may have.
    scopes: &'static [&'static str],
}

impl User {
    /// Whether they may have a scope.
    pub(crate) fn may(&self, scope: &str) -> bool {
        self.scopes.contains(&scope)
    }

    pub(crate) fn profile(&self) -> Profile {
        Profile { username: self.username.clone(), disabled: self.disabled }
    }
}

/// A user, as clients see them.
#[model]
pub(crate) struct Profile {
    username: String,
    disabled: bool,
}

/// All users.
pub(crate) struct Users {
    rows: Vec<Row>,
    /// Stands in for the hash of somebody unknown.
    nobody: String,
}

struct Row {
    user: User,
    password_hash: String,
}

impl Users {
    /// Three users for a first day.
    pub(crate) fn with_samples() -> Self {
        let row = |username: &str, password: &str, disabled, scopes| Row {
            user: User {
                username: username.to_owned(),
                disabled,
                items: vec![format!("{username}'s hammer")],
                scopes,
            },
            password_hash: hash(password),
        };
        let rows = vec![
            row("ferris", "correct horse", false, &[ME, ITEMS]),
            row("corro", "battery staple", false, &[ME]),
            row("gone", "nevermore", true, &[ME, ITEMS]),
        ];
        Users { rows, nobody: hash("nobody") }
    }

    /// Finds a user.
    pub(crate) fn find(&self, username: &str) -> Option<User> {
        self.row(username).map(|row| row.user.clone())
    }

    /// Finds a user if the password is theirs. It takes as long for a name that nobody has, so that time does not tell
    /// which names there are.
    pub(crate) fn authenticate(&self, username: &str, password: &str) -> Option<User> {
        let row = self.row(username);
        let matches = verify(password, row.map_or(&self.nobody, |row| &row.password_hash));
        row.filter(|_| matches).map(|row| row.user.clone())
    }

    fn row(&self, username: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.user.username == username)
    }
}

/// Argon2id with a salt of its own.
fn hash(password: &str) -> String {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.expect("the default parameters are valid, and a password is not gigabytes long").to_string()
}

/// Compares in constant time.
fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}
