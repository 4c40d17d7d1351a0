//! A certificate and its key in files that may change.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, pem};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;

use crate::tls::TlsError;

/// The certificate that new connections get.
#[derive(Debug)]
pub(crate) struct Certificates {
    certificate: PathBuf,
    key: PathBuf,
    current: RwLock<Arc<CertifiedKey>>,
    /// What the files looked like when they were read.
    seen: Mutex<[Seen; 2]>,
}

/// When a file was changed, and its size.
type Seen = Option<(SystemTime, u64)>;

impl Certificates {
    /// Reads them for the first time.
    pub(crate) fn read(certificate: PathBuf, key: PathBuf) -> Result<Self, TlsError> {
        let seen = [look(&certificate), look(&key)];
        let current = RwLock::new(load(&certificate, &key)?);
        Ok(Certificates { certificate, key, current, seen: Mutex::new(seen) })
    }

    /// Reads them again, if they have changed or `anyway`. What cannot be used is told to the log.
    pub(crate) fn refresh(&self, anyway: bool) {
        let seen = [look(&self.certificate), look(&self.key)];
        let before = std::mem::replace(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner), seen);
        if !anyway && seen == before {
            return;
        }
        match load(&self.certificate, &self.key) {
            Ok(loaded) => {
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = loaded;
                tracing::info!(certificate = ?self.certificate, "read the certificate again");
            }
            // They may be in the middle of being replaced, one after the other.
            Err(error) => {
                let error = error.to_string();
                tracing::warn!(?error, certificate = ?self.certificate, "the old certificate stays in use");
            }
        }
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

fn look(path: &Path) -> Seen {
    let file = fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}

fn load(certificate: &Path, key: &Path) -> Result<Arc<CertifiedKey>, TlsError> {
    let fault = |path: &Path| {
        let path = path.to_owned();
        move |source| TlsError::File { path, source }
    };
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .and_then(|chain| if chain.is_empty() { Err(pem::Error::NoItemsFound) } else { Ok(chain) })
        .map_err(fault(certificate))?;
    let key = PrivateKeyDer::from_pem_file(key).map_err(fault(key))?;
    CertifiedKey::from_der(chain, key, &default_provider()).map(Arc::new).map_err(TlsError::Config)
}
