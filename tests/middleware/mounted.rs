//! The layers around services of other frameworks.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::routing::get;
use ferrapi::StaticFiles;
use ferrapi::middleware::{Compression, Cors, RequestId, Timeout, TrustedHosts};
use tower::ServiceExt;

use crate::call::folder;

#[tokio::test]
async fn layers_and_static_files_work_in_axum() {
    let site = folder(&[("dist/app.js", b"console.log(1)")]);
    let app = Router::new()
        .route("/", get(async || "x".repeat(1000)))
        .nest_service("/static", StaticFiles::new(site.path().join("dist")))
        .layer(Timeout::new(Duration::from_secs(5)))
        .layer(Compression::new())
        .layer(Cors::new().allow_origins(["*"]))
        .layer(TrustedHosts::new(["example.com"]))
        .layer(RequestId::new());
    let ask = async |path: &str, host: &str| {
        let request = Request::get(path).header("host", host).header("origin", "https://a.example");
        let request = request.header("accept-encoding", "gzip").body(Body::empty()).unwrap();
        app.clone().oneshot(request).await.unwrap()
    };
    let answer = ask("/", "example.com").await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-encoding"], "gzip");
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    assert!(answer.headers().contains_key("x-request-id"));
    assert_eq!(ask("/", "example.org").await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(ask("/static/app.js", "example.com").await.status(), StatusCode::OK);
    assert_eq!(ask("/static/none", "example.com").await.status(), StatusCode::NOT_FOUND);
}
