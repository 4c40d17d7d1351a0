//! What a request allocates, counted: the promises that are about allocations and not about instructions.
//!
//! Server and client run in one thread, so that the counter sees both; the client's part is the same for every route
//! with an answer of the same length. `tests/benches` counts whole workloads, and compares with hyper by hand.
#![allow(missing_docs)]

use allocation_counter::measure;
use ferrapi::Routes;
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

#[security(oauth2_password(token_url = "token", scopes("a" = "A.", "b" = "B.")))]
struct AccessToken(String);

#[get("/token")]
async fn token(token: AccessToken, n: u64) -> u64 {
    n + token.0.len() as u64 - 3
}

#[dependency]
async fn user(token: AccessToken) -> u64 {
    token.0.len() as u64
}

/// Scopes are asked for on two levels, and nobody takes a list of them.
#[dependency]
async fn admin(#[depends(user, scopes("b"))] user: u64) -> u64 {
    user
}

#[get("/scopes")]
async fn scopes(#[depends(admin, scopes("a"))] user: u64, n: u64) -> u64 {
    n + user - 3
}

/// Sends a hundred requests, one after the other.
async fn hundred(stream: &mut TcpStream, path: &str) {
    let request = format!("GET {path}?n=7 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer abc\r\n\r\n");
    let mut answer = [0; 1024];
    for _ in 0..100 {
        stream.write_all(request.as_bytes()).await.unwrap();
        let length = stream.read(&mut answer).await.unwrap();
        assert!(answer[..length].starts_with(b"HTTP/1.1 200") && answer[..length].ends_with(b"\r\n\r\n7"));
    }
}

/// How many allocations a hundred requests of each path take.
fn count<const N: usize>(routes: Routes, paths: [&str; N]) -> [u64; N] {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = runtime.block_on(App::new("Test").routes(routes).bind("127.0.0.1:0")).unwrap();
    let server = runtime.block_on(async { server.start() });
    let mut stream = runtime.block_on(TcpStream::connect(server.address())).unwrap();
    let counted = paths.map(|path| {
        // The first ones make what the connection keeps.
        runtime.block_on(hundred(&mut stream, path));
        measure(|| runtime.block_on(hundred(&mut stream, path))).count_total
    });
    drop(stream);
    runtime.block_on(server.shutdown());
    counted
}

#[test]
fn a_tree_of_dependencies_allocates_nothing_for_values_that_need_nothing() {
    let [plain, nested, shared] = count(routes![without, nested, shared], ["/without", "/nested", "/shared"]);
    println!("allocations of 100 requests: {plain} without, {nested} nested, {shared} shared");
    assert!(plain >= 100, "the counter counts");
    // What happens once a second may fall into one of them.
    for counted in [nested, shared] {
        assert!(counted.abs_diff(plain) < 10, "{plain} without, {nested} nested, {shared} shared");
    }
}

#[test]
fn a_token_allocates_its_own_text_and_scopes_nothing() {
    let [plain, token, scopes] = count(routes![without, token, scopes], ["/without", "/token", "/scopes"]);
    println!("allocations of 100 requests: {plain} without, {token} with a token, {scopes} with scopes");
    for counted in [token, scopes] {
        assert!(
            counted.abs_diff(plain + 100) < 10,
            "{plain} without, {token} with a token, {scopes} with scopes"
        );
    }
}
