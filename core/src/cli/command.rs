//! What the command line asks for, and why it is refused.

use std::ffi::OsString;
use std::fmt;
use std::net::IpAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::app::App;
use crate::cli::environment::{BadVariable, Environment};
use crate::error::SetupError;
use crate::http::TrustedProxies;
use crate::serve::ServeError;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Serve(ServeOptions),
    #[cfg(feature = "cli")]
    OpenApi {
        compact: bool,
    },
    #[cfg(feature = "cli")]
    Routes,
    #[cfg(feature = "cli")]
    Explain {
        method: String,
        path: String,
    },
}

/// How to serve, as far as it is said.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// An address or a name.
    pub(crate) host: Option<String>,
    pub(crate) port: Option<u16>,
    /// A Unix socket in their place.
    pub(crate) uds: Option<PathBuf>,
    /// An inherited socket in their place, by its number.
    pub(crate) fd: Option<u32>,
    /// Threads that run handlers; one for each CPU if it is not said.
    pub(crate) workers: Option<NonZeroUsize>,
    /// What a proxy takes off the path; what the application says if it is not said.
    pub(crate) root_path: Option<String>,
    /// Whether proxies are believed at all.
    pub(crate) proxy_headers: Option<bool>,
    /// Which ones; those of the application if it is not said.
    pub(crate) forwarded_allow_ips: Option<TrustedProxies>,
    /// A certificate and its key; those of the application if it is not said.
    pub(crate) ssl_certfile: Option<PathBuf>,
    pub(crate) ssl_keyfile: Option<PathBuf>,
}

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    pub(crate) host: String,
    pub(crate) port: u16,
    /// What has no default.
    pub(crate) said: Said,
}

impl ServeOptions {
    pub(crate) const HOST: &str = "127.0.0.1";
    pub(crate) const PORT: u16 = 8000;

    /// The host without the brackets that an IPv6 address has in a URL.
    pub(crate) fn host(&self) -> &str {
        let inner = self.host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        inner.filter(|host| host.parse::<IpAddr>().is_ok()).unwrap_or(&self.host)
    }
}

impl Command {
    /// Reads arguments and environment.
    #[cfg(feature = "cli")]
    pub(crate) fn read(
        app: &App,
        arguments: Vec<OsString>,
        environment: &Environment,
    ) -> Result<Self, Refusal> {
        crate::cli::arguments::read(app, arguments, environment)
    }

    /// Reads the environment; arguments are not understood without the feature `cli`.
    #[cfg(not(feature = "cli"))]
    pub(crate) fn read(_: &App, _: Vec<OsString>, environment: &Environment) -> Result<Self, Refusal> {
        Ok(Command::Serve(environment.options(Said::default())?))
    }
}

/// Why the program ends without having done what it was asked for.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The arguments are wrong, or ask for help, which clap treats alike.
    #[cfg(feature = "cli")]
    Arguments(clap::Error),
    /// A variable of the environment is wrong.
    Variable(BadVariable),
    /// `explain` knows no such route.
    #[cfg(feature = "cli")]
    UnknownRoute {
        /// As asked for: method and path.
        route: String,
        /// What may have been meant.
        close: Vec<String>,
    },
    /// The application or its server does not start.
    Start(ServeError),
    /// The document cannot be written as JSON.
    #[cfg(feature = "cli")]
    Document(serde_json::Error),
    /// Standard output takes nothing.
    #[cfg(feature = "cli")]
    Output(std::io::Error),
}

impl Refusal {
    /// Tells it on stderr, and gives the exit code: 2 for what was asked, 1 for what went wrong.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            #[cfg(feature = "cli")]
            Refusal::Arguments(error) => {
                // Help and the version go to stdout, with 0. If neither can be written, nothing can be told.
                let _ = error.print();
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
            }
            refusal => {
                eprintln!("error: {refusal}");
                ExitCode::from(refusal.exit_code())
            }
        }
    }

    fn exit_code(&self) -> u8 {
        match self {
            Refusal::Variable(_) => 2,
            #[cfg(feature = "cli")]
            Refusal::Arguments(_) | Refusal::UnknownRoute { .. } => 2,
            Refusal::Start(_) => 1,
            #[cfg(feature = "cli")]
            Refusal::Document(_) | Refusal::Output(_) => 1,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            #[cfg(feature = "cli")]
            Refusal::Arguments(error) => error.fmt(f),
            Refusal::Variable(error) => error.fmt(f),
            #[cfg(feature = "cli")]
            Refusal::UnknownRoute { route, close } => {
                write!(f, "no route answers `{route}`")?;
                if !close.is_empty() {
                    f.write_str("; close to it are")?;
                }
                close.iter().try_for_each(|route| write!(f, "\n  {route}"))
            }
            Refusal::Start(error) => error.fmt(f),
            #[cfg(feature = "cli")]
            Refusal::Document(error) => write!(f, "the document cannot be written as JSON: {error}"),
            #[cfg(feature = "cli")]
            Refusal::Output(error) => write!(f, "cannot write to stdout: {error}"),
        }
    }
}

impl From<ServeError> for Refusal {
    fn from(error: ServeError) -> Self {
        Refusal::Start(error)
    }
}

impl From<SetupError> for Refusal {
    fn from(error: SetupError) -> Self {
        Refusal::Start(error.into())
    }
}

impl From<BadVariable> for Refusal {
    fn from(error: BadVariable) -> Self {
        Refusal::Variable(error)
    }
}
