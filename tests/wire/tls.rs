//! HTTP by TLS: handshakes, protocols, certificates that change.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ferrapi::prelude::*;
use ferrapi::{App, Limits, ServeError, Tls};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::doors::{Folder, PROGRAM, Process};
use crate::peer::House;

#[get("/scheme")]
async fn scheme(head: &RequestHead) -> &'static str {
    head.scheme()
}

fn app() -> App {
    App::new("Test").routes(routes![scheme])
}

/// A certificate in files.
struct Identity {
    certificate: PathBuf,
    key: PathBuf,
    der: CertificateDer<'static>,
}

impl Identity {
    fn new(folder: &Folder) -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let (certificate, key) = (folder.path("cert.pem"), folder.path("key.pem"));
        std::fs::write(&certificate, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        Identity { certificate, key, der: made.cert.der().clone() }
    }

    fn tls(&self) -> Tls {
        Tls::from_pem_files(&self.certificate, &self.key)
    }

    /// A client that trusts this certificate and no other.
    async fn connect(
        &self,
        address: std::net::SocketAddr,
        protocols: &[&str],
    ) -> std::io::Result<TlsStream<TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots.add(self.der.clone()).unwrap();
        let mut config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
        let stream = TcpStream::connect(address).await?;
        let name = ServerName::try_from("localhost").unwrap();
        TlsConnector::from(Arc::new(config)).connect(name, stream).await
    }
}

async fn get(mut stream: TlsStream<TcpStream>) -> String {
    stream.write_all(b"GET /scheme HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    // The end is said by `close_notify`: without it this is an error.
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[test]
fn both_protocols_are_spoken() {
    let folder = Folder::new("tls");
    let identity = Identity::new(&folder);
    let house = House::new(app().tls(identity.tls()));
    house.wait(async {
        for protocols in [&[][..], &["http/1.1"]] {
            let stream = identity.connect(house.address(), protocols).await.unwrap();
            let answer = get(stream).await;
            assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("\"https\""), "{answer}");
        }
        let stream = identity.connect(house.address(), &["h2", "http/1.1"]).await.unwrap();
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
        let (mut client, connection) = h2::client::handshake(stream).await.unwrap();
        tokio::spawn(async move { drop(connection.await) });
        let (_, body) = crate::http2::ask(&mut client, crate::http2::get("/scheme")).await.unwrap();
        assert_eq!(body, "\"https\"");
        assert!(identity.connect(house.address(), &["spdy/3"]).await.is_err(), "nothing in common");
    });
}

#[test]
fn peers_without_a_handshake_are_cut_off() {
    let folder = Folder::new("tls-silent");
    let identity = Identity::new(&folder);
    let limits = Limits::default().first_head(Duration::from_millis(300));
    let mut house = House::with(app().tls(identity.tls()), limits);
    let start = Instant::now();
    let (mut silent, mut partial) = (house.peer(), house.peer());
    partial.send([0x16, 0x03, 0x01, 0x02, 0x00]);
    silent.expect_end();
    partial.expect_end();
    // Clear text is answered with an alert, and the end.
    assert!(!house.peer().is_http("GET /scheme HTTP/1.1\r\nhost: x\r\n\r\n"));
    assert!(start.elapsed() < Duration::from_secs(10));
    house.wait(async {
        let stream = identity.connect(house.address(), &[]).await.unwrap();
        assert!(get(stream).await.ends_with("\"https\""));
    });
    let mut silent = house.peer();
    let stopped = house.shut_down();
    silent.expect_end();
    house.wait(stopped).unwrap();
}

#[test]
fn files_that_cannot_be_used_end_the_start() {
    let folder = Folder::new("tls-wrong");
    let identity = Identity::new(&folder);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let start = |tls| match runtime.block_on(app().tls(tls).bind("127.0.0.1:0")) {
        Err(ServeError::Tls(error)) => error.to_string(),
        other => panic!("{:?}", other.err()),
    };
    let absent = folder.path("absent.pem");
    let told = start(Tls::from_pem_files(&absent, &identity.key));
    assert!(told.starts_with(&format!("cannot read {}", absent.display())), "{told}");
    let told = start(Tls::from_pem_files(&identity.key, &identity.key));
    assert!(told.ends_with("key.pem holds no certificate, or no private key, in PEM"), "{told}");
    let other = Folder::new("tls-other");
    let told = start(Tls::from_pem_files(&identity.certificate, &Identity::new(&other).key));
    assert!(told.starts_with("the certificate cannot be used: "), "{told}");
}

#[test]
fn a_certificate_that_changes_is_read_again() {
    let folder = Folder::new("tls-changed");
    let old = Identity::new(&folder);
    let house = House::new(app().tls(old.tls()));
    house.wait(async {
        let mut open = old.connect(house.address(), &[]).await.unwrap();
        // Half of a change is passed over.
        std::fs::write(&old.certificate, "nothing").unwrap();
        tokio::time::sleep(Duration::from_millis(5_500)).await;
        assert!(old.connect(house.address(), &[]).await.is_ok());
        let new = Identity::new(&folder);
        while new.connect(house.address(), &[]).await.is_err() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(old.connect(house.address(), &[]).await.is_err());
        open.write_all(b"GET /scheme HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        assert!(open.read(&mut [0; 100]).await.unwrap() > 0, "connections that are open go on");
    });
}

#[test]
fn the_command_line_serves_tls_and_reads_again_on_sighup() {
    let folder = Folder::new("tls-process");
    let old = Identity::new(&folder);
    let process = Process::start(
        std::process::Command::new(PROGRAM)
            .args(["--port", "0", "--ssl-certfile"])
            .arg(&old.certificate)
            .arg("--ssl-keyfile")
            .arg(&old.key),
    );
    let address = process.line.split("https://").nth(1).unwrap().split([' ', '\n']).next().unwrap();
    let address = address.parse().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        assert!(old.connect(address, &[]).await.is_ok());
        let new = Identity::new(&folder);
        let start = Instant::now();
        process.signal("-HUP");
        while new.connect(address, &[]).await.is_err() {
            assert!(start.elapsed() < Duration::from_secs(20));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert!(start.elapsed() < Duration::from_secs(4), "not by looking at the files");
    });
}
