//! TLS: certificates and keys, read before the port is bound and again when they have changed.
//!
//! In: two files, or a configuration of rustls. Out: what takes handshakes in. Must not know sockets or requests.

mod certificates;
mod error;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;

pub(crate) use certificates::Certificates;
pub use error::TlsError;

/// HTTP over TLS, by rustls (feature `tls`): TLS 1.2 and 1.3, with HTTP/2 and HTTP/1.1 by ALPN (RFC 7301).
///
/// ```no_run
/// use ferrapi::{App, Tls};
///
/// # async fn example() -> Result<(), ferrapi::ServeError> {
/// let tls = Tls::from_pem_files("/etc/tls/fullchain.pem", "/etc/tls/privkey.pem");
/// App::new("Item Store").tls(tls).serve("0.0.0.0:443").await
/// # }
/// ```
///
/// A handshake has the time of [`Limits::first_head`](crate::Limits::first_head), together with the first request's head. With
/// TLS there is no clear text: [`HttpsRedirect`](crate::HttpsRedirect) belongs on another port, or behind a proxy.
#[derive(Clone)]
pub struct Tls(Source);

#[derive(Clone)]
enum Source {
    Files { certificate: PathBuf, key: PathBuf },
    Config(Arc<ServerConfig>),
}

/// TLS that is ready.
pub(crate) struct Ready {
    pub(crate) acceptor: TlsAcceptor,
    /// What is read again when it changes, if it stands in files.
    pub(crate) certificates: Option<Arc<Certificates>>,
}

impl Tls {
    /// By files in PEM: the certificate with those that lead to the root behind it, and its private key (PKCS #8, PKCS #1 or
    /// SEC 1). They are read before the port is bound.
    ///
    /// They are read again on SIGHUP (Unix), and when they have changed, which is looked at every five seconds: new
    /// connections get the new certificate. Files that do not fit together are told to the log, and the old ones stay in use.
    pub fn from_pem_files(certificate: impl Into<PathBuf>, key: impl Into<PathBuf>) -> Self {
        Tls(Source::Files { certificate: certificate.into(), key: key.into() })
    }

    /// By one's own configuration of rustls: certificates of clients, several names, certificates from elsewhere. Protocols for ALPN
    /// are added if it has none.
    pub fn from_config(config: impl Into<Arc<ServerConfig>>) -> Self {
        Tls(Source::Config(config.into()))
    }

    /// Reads what is to be read.
    ///
    /// # Errors
    ///
    /// If there is no certificate, or no key, or one that is not the certificate's.
    pub(crate) fn ready(&self) -> Result<Ready, TlsError> {
        let (mut config, certificates) = match &self.0 {
            Source::Config(config) => (ServerConfig::clone(config), None),
            Source::Files { certificate, key } => {
                let certificates = Arc::new(Certificates::read(certificate.clone(), key.clone())?);
                let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
                    .with_safe_default_protocol_versions()
                    .map_err(TlsError::Config)?
                    .with_no_client_auth()
                    .with_cert_resolver(Arc::clone(&certificates) as _);
                (config, Some(certificates))
            }
        };
        if config.alpn_protocols.is_empty() {
            config.alpn_protocols = protocols();
        }
        Ok(Ready { acceptor: TlsAcceptor::from(Arc::new(config)), certificates })
    }
}

/// What we speak, the best first.
fn protocols() -> Vec<Vec<u8>> {
    let all: &[&[u8]] = if cfg!(feature = "http2") { &[b"h2", b"http/1.1"] } else { &[b"http/1.1"] };
    all.iter().map(|protocol| protocol.to_vec()).collect()
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Files { certificate, .. } => write!(f, "Tls({})", certificate.display()),
            Source::Config(_) => f.write_str("Tls"),
        }
    }
}
