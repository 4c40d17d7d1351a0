//! Tries the transactions: in process, and over a connection that breaks.

use std::sync::Arc;
use std::time::Duration;

use ferrapi::serde_json::{Value, json};
use ferrapi::{App, TestClient};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::{Notary, app};

/// How long anything may take; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

fn at_once() -> App {
    app(Notary::new(Semaphore::MAX_PERMITS))
}

fn balances(client: &TestClient) -> Vec<i64> {
    let accounts: Vec<Value> = client.get("/accounts").send().json();
    accounts.iter().map(|account| account["balance"].as_i64().unwrap()).collect()
}

#[test]
fn a_success_is_committed() {
    let client = TestClient::new(at_once());
    let transfer = json!({"from": 1, "to": 2, "amount": 30});
    let answer = client.post("/transfers").json(&transfer).send();
    assert_eq!((answer.status(), answer.json::<Value>()), (201, transfer));
    assert_eq!(balances(&client), [70, 30]);
}

#[test]
fn a_failure_is_rolled_back() {
    let client = TestClient::new(at_once());
    for (transfer, status, detail) in [
        (json!({"from": 1, "to": 2, "amount": 101}), 409, "Account 1 holds too little"),
        // The money has left the first account by then.
        (json!({"from": 1, "to": 3, "amount": 30}), 404, "There is no account 3"),
    ] {
        let answer = client.post("/transfers").json(&transfer).send();
        assert_eq!((answer.status(), answer.json::<Value>()), (status, json!({ "detail": detail })));
        assert_eq!(balances(&client), [100, 0]);
    }
}

#[test]
fn a_connection_that_breaks_half_way_is_rolled_back() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let notary = Notary::new(0);
        let server = app(Arc::clone(&notary)).bind("127.0.0.1:0").await.unwrap().start();
        let mut client = TcpStream::connect(server.address()).await.unwrap();
        let transfer = json!({"from": 1, "to": 2, "amount": 30}).to_string();
        let head = format!(
            "POST /transfers HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            transfer.len()
        );
        client.write_all(format!("{head}{transfer}").as_bytes()).await.unwrap();
        timeout(PATIENCE, notary.asked.acquire()).await.unwrap().unwrap().forget();
        // The money has left the first account, and has not reached the second.
        drop(client);
        let mut other = TcpStream::connect(server.address()).await.unwrap();
        other.write_all(b"GET /accounts HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        timeout(PATIENCE, other.read_to_string(&mut answer)).await.unwrap().unwrap();
        assert!(answer.contains(r#""balance":100"#) && answer.contains(r#""balance":0"#), "{answer}");
        server.shutdown().await;
    });
}
