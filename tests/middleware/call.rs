//! Calls tower services, and makes folders for them.

use std::fs;
use std::path::Path;

use axum::http::{HeaderMap, Request};
use ferrapi::{Body, Response};
use tempfile::TempDir;
use tower::{Service, ServiceExt};

/// A whole response.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// Asks a service once.
pub(crate) fn call<S>(service: S, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer
where
    S: Service<Request<Body>, Response = Response, Error: std::fmt::Debug>,
{
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(service, request.body(Body::empty()).unwrap())
}

/// Asks a service once, with this request.
pub(crate) fn send<S>(service: S, request: Request<Body>) -> Answer
where
    S: Service<Request<Body>, Response = Response, Error: std::fmt::Debug>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (parts, body) = service.oneshot(request).await.unwrap().into_parts();
        let body = axum::body::to_bytes(axum::body::Body::new(body), usize::MAX).await.unwrap();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body: body.into() }
    })
}

/// A folder with these files, gone when it is dropped.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, contents) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).unwrap();
        fs::write(path, contents).unwrap();
    }
    folder
}
