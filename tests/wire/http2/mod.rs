//! HTTP/2 in clear text, with prior knowledge: by the client of the crate `h2`, and frame by frame.

mod conformance;
mod ends;
mod floods;
mod raw;
mod requests;
mod stalls;
mod states;
mod taken;

use ferrapi::Bytes;
use h2::client::SendRequest;
use h2::{Reason, RecvStream};
use http::{Request, Response};
use tokio::net::TcpStream;

use crate::peer::House;

/// A connection by the crate `h2`, which follows the rules.
pub(crate) async fn connect(house: &House) -> SendRequest<Bytes> {
    connect_with(house, h2::client::Builder::new()).await
}

pub(crate) async fn connect_with(house: &House, builder: h2::client::Builder) -> SendRequest<Bytes> {
    let stream = TcpStream::connect(house.address()).await.unwrap();
    let (client, connection) = builder.handshake(stream).await.unwrap();
    // How it ends is told to the requests.
    tokio::spawn(async move { drop(connection.await) });
    client
}

pub(crate) fn get(path: &str) -> Request<()> {
    Request::get(format!("http://x{path}")).body(()).unwrap()
}

/// Sends a request without a body, and reads the answer whole.
pub(crate) async fn ask(
    client: &mut SendRequest<Bytes>,
    request: Request<()>,
) -> Result<(Response<()>, String), h2::Error> {
    let mut ready = client.clone().ready().await?;
    let response = ready.send_request(request, true)?.0.await?;
    whole(response).await
}

pub(crate) async fn whole(response: Response<RecvStream>) -> Result<(Response<()>, String), h2::Error> {
    let (parts, mut body) = response.into_parts();
    let mut text = Vec::new();
    while let Some(data) = body.data().await {
        let data = data?;
        let _ = body.flow_control().release_capacity(data.len());
        text.extend_from_slice(&data);
    }
    Ok((Response::from_parts(parts, ()), String::from_utf8(text).unwrap()))
}

/// Why the other side ended something.
#[track_caller]
pub(crate) fn reason<T>(outcome: Result<T, h2::Error>) -> Reason {
    match outcome {
        Ok(_) => panic!("it went well"),
        Err(error) => error.reason().unwrap_or_else(|| panic!("no reason in {error:?}")),
    }
}
