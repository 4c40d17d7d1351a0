//! A peer that writes and reads frames, right or wrong.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::peer::House;

pub(crate) const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

pub(crate) const DATA: u8 = 0;
pub(crate) const HEADERS: u8 = 1;
pub(crate) const PRIORITY: u8 = 2;
pub(crate) const RST_STREAM: u8 = 3;
pub(crate) const SETTINGS: u8 = 4;
pub(crate) const PUSH_PROMISE: u8 = 5;
pub(crate) const PING: u8 = 6;
pub(crate) const GOAWAY: u8 = 7;
pub(crate) const WINDOW_UPDATE: u8 = 8;
pub(crate) const CONTINUATION: u8 = 9;

pub(crate) const END_STREAM: u8 = 1;
pub(crate) const ACK: u8 = 1;
pub(crate) const END_HEADERS: u8 = 4;
pub(crate) const PADDED: u8 = 8;

/// Error codes (RFC 9113 section 7).
pub(crate) const PROTOCOL_ERROR: u32 = 1;
pub(crate) const FLOW_CONTROL_ERROR: u32 = 3;
pub(crate) const STREAM_CLOSED: u32 = 5;
pub(crate) const FRAME_SIZE_ERROR: u32 = 6;
pub(crate) const REFUSED_STREAM: u32 = 7;
pub(crate) const CANCEL: u32 = 8;
pub(crate) const COMPRESSION_ERROR: u32 = 9;
pub(crate) const ENHANCE_YOUR_CALM: u32 = 11;

/// The other end of a connection.
pub(crate) struct Raw {
    stream: TcpStream,
}

#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) kind: u8,
    pub(crate) flags: u8,
    pub(crate) stream: u32,
    pub(crate) payload: Vec<u8>,
}

impl Frame {
    /// The error of a RST_STREAM or a GOAWAY.
    pub(crate) fn error(&self) -> u32 {
        let at = if self.kind == GOAWAY { 4 } else { 0 };
        u32::from_be_bytes(self.payload[at..at + 4].try_into().unwrap())
    }

    /// The status, where it has a number of its own in HPACK's table.
    pub(crate) fn status(&self) -> u16 {
        let start = if self.payload[0] & 0xe0 == 0x20 { 1 } else { 0 };
        match self.payload[start] {
            0x88 => 200,
            0x89 => 204,
            0x8c => 400,
            0x8d => 404,
            0x8e => 500,
            _ => 0,
        }
    }
}

pub(crate) fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let mut bytes = (payload.len() as u32).to_be_bytes()[1..].to_vec();
    bytes.extend([kind, flags]);
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

/// Fields without HPACK's tables.
pub(crate) fn fields(fields: &[(&str, &str)]) -> Vec<u8> {
    let mut block = Vec::new();
    for (name, value) in fields {
        block.push(0);
        for text in [name, value] {
            assert!(text.len() < 127, "a long text needs more than a byte for its length");
            block.push(text.len() as u8);
            block.extend(text.as_bytes());
        }
    }
    block
}

pub(crate) const GET: &[(&str, &str)] =
    &[(":method", "GET"), (":scheme", "http"), (":path", "/ping"), (":authority", "x")];
pub(crate) const POST: &[(&str, &str)] =
    &[(":method", "POST"), (":scheme", "http"), (":path", "/text"), (":authority", "x")];

pub(crate) fn with(
    request: &[(&'static str, &'static str)],
    more: &[(&'static str, &'static str)],
) -> Vec<u8> {
    fields(&[request, more].concat())
}

impl Raw {
    /// A connection that has said nothing.
    pub(crate) fn silent(house: &House) -> Self {
        let stream = TcpStream::connect(house.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.set_nodelay(true).unwrap();
        Raw { stream }
    }

    /// A connection that has begun as it should.
    pub(crate) fn new(house: &House) -> Self {
        let mut peer = Self::silent(house);
        peer.send(PREFACE).send(frame(SETTINGS, 0, 0, &[]));
        peer
    }

    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        self.stream.write_all(bytes.as_ref()).unwrap();
        self
    }

    /// Sends as much as the server takes; whether it took all.
    pub(crate) fn try_send(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.stream.write_all(bytes.as_ref()).is_ok()
    }

    /// A request without a body.
    pub(crate) fn get(&mut self, stream: u32) -> &mut Self {
        self.send(frame(HEADERS, END_HEADERS | END_STREAM, stream, &fields(GET)))
    }

    /// The next frame; `None` at the end.
    pub(crate) fn frame(&mut self) -> Option<Frame> {
        let mut header = [0; 9];
        match self.stream.read_exact(&mut header) {
            Ok(()) => {}
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock) => panic!("nothing comes"),
            Err(_) => return None,
        }
        let [a, b, c, kind, flags, rest @ ..] = header;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        self.stream.read_exact(&mut payload).ok()?;
        Some(Frame { kind, flags, stream: u32::from_be_bytes(rest), payload })
    }

    /// The next frame of this kind; what comes before it is passed over.
    #[track_caller]
    pub(crate) fn expect(&mut self, kind: u8) -> Frame {
        loop {
            let Some(frame) = self.frame() else { panic!("it ended before a frame {kind}") };
            if frame.kind == kind {
                return frame;
            }
        }
    }

    /// The next frame that ends a stream or the connection.
    #[track_caller]
    pub(crate) fn error(&mut self) -> Frame {
        loop {
            let Some(frame) = self.frame() else { panic!("it ended without a reason") };
            let is_error = matches!(frame.kind, RST_STREAM | GOAWAY);
            if is_error && frame.error() != 0 {
                return frame;
            }
        }
    }

    /// Waits until the server closes; what comes before that is given.
    pub(crate) fn rest(&mut self) -> Vec<Frame> {
        std::iter::from_fn(|| self.frame()).collect()
    }

    /// A second connection is served as if there were no first one.
    #[track_caller]
    pub(crate) fn expect_alive(house: &House) {
        let head = Raw::new(house).get(1).expect(HEADERS);
        assert_eq!(head.status(), 200);
    }
}
