//! Why there is no TLS.

use std::fmt;
use std::path::PathBuf;

use tokio_rustls::rustls;
use tokio_rustls::rustls::pki_types::pem;

/// Why a server cannot speak TLS.
#[derive(Debug)]
#[non_exhaustive]
pub enum TlsError {
    /// A file cannot be read, or holds nothing of what it should.
    File {
        /// Which one.
        path: PathBuf,
        /// What is wrong with it.
        source: pem::Error,
    },
    /// rustls does not take it: the key is not the certificate's, for example.
    Config(rustls::Error),
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source: pem::Error::NoItemsFound } => {
                write!(f, "{} holds no certificate, or no private key, in PEM", path.display())
            }
            Self::File { path, source } => write!(f, "cannot read {}: {source}", path.display()),
            Self::Config(error) => write!(f, "the certificate cannot be used: {error}"),
        }
    }
}

impl std::error::Error for TlsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            Self::Config(error) => Some(error),
        }
    }
}
