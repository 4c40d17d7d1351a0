//! What a request allocates, counted: the promises that are about allocations and not about instructions.
//!
//! Server and client run in one thread, so that the counter sees both; the client's part is the same for every route
//! with an answer of the same length. `tests/benches` counts whole workloads, and compares with hyper by hand.
#![allow(missing_docs)]

use allocation_counter::measure;
use ferrapi::App;
use ferrapi::prelude::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[get("/without")]
async fn without(n: u64) -> u64 {
    n
}

#[dependency]
async fn tenant(n: u64) -> u64 {
    n
}

#[dependency]
async fn quota(#[depends(tenant)] tenant: u64) -> Result<(u64, u64), HttpError> {
    Ok((tenant, tenant))
}

#[dependency]
async fn account(#[depends(quota)] quota: (u64, u64), #[depends(tenant)] tenant: u64) -> [u64; 8] {
    [quota.0, quota.1, tenant, 0, 0, 0, 0, 0]
}

#[dependency]
struct Page {
    n: u64,
    #[query(default = 20)]
    limit: u32,
}

/// Three levels, without a value that stands more than once.
#[get("/nested")]
async fn nested(#[depends(quota)] quota: (u64, u64), page: Page) -> u64 {
    quota.0 + page.n - page.n + u64::from(page.limit) - 20
}

/// `tenant` and `quota` stand several times: they are resolved once, and shared.
#[get("/shared", depends(quota, tenant))]
async fn shared(
    #[depends(account)] account: [u64; 8],
    #[depends(quota)] quota: (u64, u64),
    #[depends(tenant)] tenant: u64,
) -> u64 {
    account[0] + quota.0 - tenant
}

/// Sends a hundred requests, one after the other.
async fn hundred(stream: &mut TcpStream, path: &str) {
    let request = format!("GET {path}?n=7 HTTP/1.1\r\nhost: x\r\n\r\n");
    let mut answer = [0; 1024];
    for _ in 0..100 {
        stream.write_all(request.as_bytes()).await.unwrap();
        let length = stream.read(&mut answer).await.unwrap();
        assert!(answer[..length].starts_with(b"HTTP/1.1 200") && answer[..length].ends_with(b"\r\n\r\n7"));
    }
}

#[test]
fn a_tree_of_dependencies_allocates_nothing_for_values_that_need_nothing() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let app = App::new("Test").routes(routes![without, nested, shared]);
    let server = runtime.block_on(app.bind("127.0.0.1:0")).unwrap();
    let server = runtime.block_on(async { server.start() });
    let mut stream = runtime.block_on(TcpStream::connect(server.address())).unwrap();
    let [plain, nested, shared] = ["/without", "/nested", "/shared"].map(|path| {
        // The first ones make what the connection keeps.
        runtime.block_on(hundred(&mut stream, path));
        measure(|| runtime.block_on(hundred(&mut stream, path))).count_total
    });
    println!("allocations of 100 requests: {plain} without, {nested} nested, {shared} shared");
    assert!(plain >= 100, "the counter counts");
    // What happens once a second may fall into one of them.
    for counted in [nested, shared] {
        assert!(counted.abs_diff(plain) < 10, "{plain} without, {nested} nested, {shared} shared");
    }
    drop(stream);
    runtime.block_on(server.shutdown());
}
