//! What the environment says of serving, for everything that the command line does not.

use std::ffi::OsString;
use std::fmt;

use crate::cli::command::{Said, ServeOptions};

const HOST: &str = "FERRAPI_HOST";
/// The second is what hosting platforms set.
const PORT: [&str; 2] = ["FERRAPI_PORT", "PORT"];
const UDS: &str = "FERRAPI_UDS";
const WORKERS: &str = "FERRAPI_WORKERS";
const ROOT_PATH: &str = "FERRAPI_ROOT_PATH";
const PROXY_HEADERS: &str = "FERRAPI_PROXY_HEADERS";
/// The second is uvicorn's.
const FORWARDED_ALLOW_IPS: [&str; 2] = ["FERRAPI_FORWARDED_ALLOW_IPS", "FORWARDED_ALLOW_IPS"];
const SSL_CERTFILE: &str = "FERRAPI_SSL_CERTFILE";
const SSL_KEYFILE: &str = "FERRAPI_SSL_KEYFILE";

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
        let others = [HOST, UDS, WORKERS, ROOT_PATH, PROXY_HEADERS, SSL_CERTFILE, SSL_KEYFILE];
        let names = PORT.into_iter().chain(others).chain(FORWARDED_ALLOW_IPS);
        let set = names.filter_map(|name| Some((name, get(name)?)));
        Environment(set.filter(|(_, value)| !value.is_empty()).collect())
    }

    /// How to serve: as said, then as the environment has it, then by default.
    pub(crate) fn options(&self, said: Said) -> Result<ServeOptions, BadVariable> {
        let said = Said {
            host: self.or(said.host, &[HOST], "a host name or an address")?,
            port: self.or(said.port, &PORT, "a port from 0 to 65535")?,
            uds: self.or(said.uds, &[UDS], "a path")?,
            fd: said.fd,
            workers: self.or(said.workers, &[WORKERS], "a number of threads from 1")?,
            root_path: self.or(said.root_path, &[ROOT_PATH], "a path")?,
            proxy_headers: self.or(said.proxy_headers, &[PROXY_HEADERS], "`true` or `false`")?,
            forwarded_allow_ips: self.or(
                said.forwarded_allow_ips,
                &FORWARDED_ALLOW_IPS,
                "a list of addresses and networks, `unix` or `*`",
            )?,
            ssl_certfile: self.or(said.ssl_certfile, &[SSL_CERTFILE], "a path")?,
            ssl_keyfile: self.or(said.ssl_keyfile, &[SSL_KEYFILE], "a path")?,
        };
        Ok(ServeOptions {
            host: said.host.clone().unwrap_or_else(|| ServeOptions::HOST.to_owned()),
            port: said.port.unwrap_or(ServeOptions::PORT),
            said,
        })
    }

    /// What is said, or else the first of these variables that is set.
    fn or<T: std::str::FromStr>(
        &self,
        said: Option<T>,
        names: &[&'static str],
        expected: &'static str,
    ) -> Result<Option<T>, BadVariable> {
        let mut value = said;
        for name in names {
            if value.is_none() {
                value = self.read(name, expected)?;
            }
        }
        Ok(value)
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
    use std::num::NonZeroUsize;

    use super::*;

    fn environment(set: &'static [(&str, &str)]) -> Environment {
        Environment::new(|name| Some(set.iter().find(|(known, _)| *known == name)?.1.into()))
    }

    #[test]
    fn what_is_said_goes_before_the_environment_and_that_before_the_defaults() {
        let none = environment(&[]).options(Said::default()).unwrap();
        let expected = ServeOptions { host: "127.0.0.1".to_owned(), port: 8000, said: Said::default() };
        assert_eq!(none, expected);
        let set = environment(&[
            ("FERRAPI_HOST", "::1"),
            ("FERRAPI_PORT", "1"),
            ("PORT", "2"),
            ("FERRAPI_WORKERS", "3"),
            ("FERRAPI_UDS", "/run/a"),
            ("FERRAPI_ROOT_PATH", "/api"),
            ("FORWARDED_ALLOW_IPS", "10.0.0.0/8"),
            ("FERRAPI_PROXY_HEADERS", "false"),
        ]);
        let options = set.options(Said::default()).unwrap();
        assert_eq!((options.host(), options.port), ("::1", 1));
        assert_eq!((options.said.workers, options.said.uds), (NonZeroUsize::new(3), Some("/run/a".into())));
        assert_eq!(options.said.proxy_headers, Some(false));
        assert_eq!(options.said.root_path.as_deref(), Some("/api"));
        assert_eq!(options.said.forwarded_allow_ips, "10.0.0.0/8".parse().ok());
        let said = Said {
            host: Some("[::2]".to_owned()),
            port: Some(4),
            workers: NonZeroUsize::new(5),
            ..Said::default()
        };
        let options = set.options(said).unwrap();
        assert_eq!((options.host(), options.port, options.said.workers), ("::2", 4, NonZeroUsize::new(5)));
        let options = environment(&[("FERRAPI_PORT", ""), ("PORT", "2")]).options(Said::default()).unwrap();
        assert_eq!(options.port, 2);
    }

    #[test]
    fn a_variable_without_sense_is_named() {
        let wrong = environment(&[("PORT", "http")]).options(Said::default()).unwrap_err();
        let words = "the variable PORT of the environment is \"http\", but must be a port from 0 to 65535";
        assert_eq!(wrong.to_string(), words);
        for wrong in [("FERRAPI_WORKERS", "0"), ("FORWARDED_ALLOW_IPS", "x"), ("FERRAPI_PROXY_HEADERS", "on")]
        {
            let set = Environment::new(|name| (name == wrong.0).then(|| wrong.1.into()));
            assert!(set.options(Said::default()).is_err(), "{wrong:?}");
        }
    }
}
