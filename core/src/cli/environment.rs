//! What the environment says of serving, for everything that the command line does not.

use std::ffi::OsString;
use std::fmt;
use std::num::NonZeroUsize;

use crate::cli::command::ServeOptions;

const HOST: &str = "FERRAPI_HOST";
/// The second is what hosting platforms set.
const PORT: [&str; 2] = ["FERRAPI_PORT", "PORT"];
const WORKERS: &str = "FERRAPI_WORKERS";
const ROOT_PATH: &str = "FERRAPI_ROOT_PATH";

/// The variables that are known here, read once. Empty ones count as not set.
#[derive(Default)]
pub(crate) struct Environment(Vec<(&'static str, OsString)>);

impl Environment {
    /// That of this process.
    pub(crate) fn of_the_process() -> Self {
        Self::new(|name| std::env::var_os(name))
    }

    /// Any.
    pub(crate) fn new(get: impl Fn(&str) -> Option<OsString>) -> Self {
        let names = [HOST, PORT[0], PORT[1], WORKERS, ROOT_PATH];
        let set = names.into_iter().filter_map(|name| Some((name, get(name)?)));
        Environment(set.filter(|(_, value)| !value.is_empty()).collect())
    }

    /// How to serve: as said, then as the environment has it, then by default.
    pub(crate) fn options(
        &self,
        host: Option<String>,
        port: Option<u16>,
        workers: Option<NonZeroUsize>,
        root_path: Option<String>,
    ) -> Result<ServeOptions, BadVariable> {
        let host = match host {
            Some(host) => host,
            None => {
                self.read(HOST, "a host name or an address")?.unwrap_or_else(|| ServeOptions::HOST.to_owned())
            }
        };
        let mut port = port;
        for name in PORT {
            if port.is_none() {
                port = self.read(name, "a port from 0 to 65535")?;
            }
        }
        let workers = match workers {
            Some(workers) => Some(workers),
            None => self.read(WORKERS, "a number of threads from 1")?,
        };
        let root_path = match root_path {
            Some(root_path) => Some(root_path),
            None => self.read(ROOT_PATH, "a path")?,
        };
        Ok(ServeOptions { host, port: port.unwrap_or(ServeOptions::PORT), workers, root_path })
    }

    fn read<T: std::str::FromStr>(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<Option<T>, BadVariable> {
        let Some((_, value)) = self.0.iter().find(|(known, _)| *known == name) else { return Ok(None) };
        let read = value.to_str().and_then(|text| text.trim().parse().ok());
        read.map(Some).ok_or_else(|| BadVariable { name, value: value.clone(), expected })
    }
}

/// A variable of the environment that says nothing sensible.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadVariable {
    name: &'static str,
    value: OsString,
    expected: &'static str,
}

impl fmt::Display for BadVariable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the variable {} of the environment is {:?}, but must be {}",
            self.name, self.value, self.expected
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(set: &'static [(&str, &str)]) -> Environment {
        Environment::new(|name| Some(set.iter().find(|(known, _)| *known == name)?.1.into()))
    }

    #[test]
    fn what_is_said_goes_before_the_environment_and_that_before_the_defaults() {
        let none = environment(&[]).options(None, None, None, None).unwrap();
        assert_eq!(
            none,
            ServeOptions { host: "127.0.0.1".to_owned(), port: 8000, workers: None, root_path: None }
        );
        let set = environment(&[
            ("FERRAPI_HOST", "::1"),
            ("FERRAPI_PORT", "1"),
            ("PORT", "2"),
            ("FERRAPI_WORKERS", "3"),
            ("FERRAPI_ROOT_PATH", "/api"),
        ]);
        let options = set.options(None, None, None, None).unwrap();
        assert_eq!((options.host(), options.port, options.workers), ("::1", 1, NonZeroUsize::new(3)));
        assert_eq!(options.root_path.as_deref(), Some("/api"));
        let given = (Some("[::2]".to_owned()), Some(4), NonZeroUsize::new(5), Some("/".to_owned()));
        let options = set.options(given.0, given.1, given.2, given.3).unwrap();
        assert_eq!(options.root_path.as_deref(), Some("/"));
        assert_eq!((options.host(), options.port, options.workers), ("::2", 4, NonZeroUsize::new(5)));
        let options =
            environment(&[("FERRAPI_PORT", ""), ("PORT", "2")]).options(None, None, None, None).unwrap();
        assert_eq!(options.port, 2);
    }

    #[test]
    fn a_variable_without_sense_is_named() {
        let wrong = environment(&[("PORT", "http")]).options(None, None, None, None).unwrap_err();
        let words = "the variable PORT of the environment is \"http\", but must be a port from 0 to 65535";
        assert_eq!(wrong.to_string(), words);
        assert!(environment(&[("FERRAPI_WORKERS", "0")]).options(None, None, None, None).is_err());
    }
}
