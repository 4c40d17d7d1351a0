//! What a server must take, section by section of RFC 9113 and RFC 7541: every form of a request, and frames that mean
//! nothing to it.

use ferrapi::App;
use ferrapi::prelude::*;

use super::raw::*;
use crate::peer::House;

#[get("/ping")]
async fn ping() -> PlainText {
    PlainText("pong".to_owned())
}

#[post("/text")]
async fn text(body: Bytes) -> usize {
    body.len()
}

#[get("/slow")]
async fn slow() -> &'static str {
    std::future::pending().await
}

/// What came in one of two fields.
#[get("/words")]
async fn words(#[header] x_word: Option<String>, #[header] user_agent: Option<String>) -> PlainText {
    PlainText(x_word.or(user_agent).unwrap_or_default())
}

fn house() -> House {
    House::new(App::new("Test").routes(routes![ping, text, slow, words]))
}

const END: u8 = END_HEADERS | END_STREAM;
const PRIORITIZED: u8 = 32;
const ALIVE: &[u8] = b"01234567";

fn weight(stream: u32, on: u32, weight: u8) -> Vec<u8> {
    frame(PRIORITY, 0, stream, &[&on.to_be_bytes()[..], &[weight]].concat())
}

fn whole_get(stream: u32) -> Vec<u8> {
    frame(HEADERS, END, stream, &fields(GET))
}

fn open(stream: u32) -> Vec<u8> {
    frame(HEADERS, END_HEADERS, stream, &fields(POST))
}

/// A request that is never answered, so that its stream stays half closed.
fn held(stream: u32) -> Vec<u8> {
    frame(HEADERS, END, stream, &fields(&[GET[0], GET[1], (":path", "/slow"), GET[3]]))
}

/// The answer of stream 1, whole.
#[track_caller]
fn answer(house: &House, what: &str, bytes: &[u8]) -> String {
    let mut peer = Raw::new(house);
    peer.send(bytes);
    let head = peer.expect(HEADERS);
    assert_eq!((head.stream, head.status()), (1, 200), "{what}");
    if head.flags & END_STREAM != 0 {
        return String::new();
    }
    String::from_utf8(peer.expect(DATA).payload).unwrap()
}

#[test]
fn requests_in_every_form() {
    let house = house();
    let (get, post) = (fields(GET), fields(POST));
    let padded = [&[3][..], &get, &[0; 3]].concat();
    let prioritized = [&[0x80, 0, 0, 0, 255][..], &get].concat();
    let both = [&[3, 0, 0, 0, 0, 15][..], &get, &[0; 3]].concat();
    let trailers = frame(HEADERS, END, 1, &fields(&[("x-trailer", "a")]));
    let announced = with(POST, &[("trailer", "x-trailer")]);
    let head = fields(&[(":method", "HEAD"), GET[1], GET[2], GET[3]]);
    for (what, bytes, expected) in [
        ("8.1: a request", vec![whole_get(1)], "pong"),
        ("8.1: one without a body in its answer", vec![frame(HEADERS, END, 1, &head)], ""),
        ("6.1: a body", vec![open(1), frame(DATA, END_STREAM, 1, b"test")], "4"),
        ("6.1: in pieces", vec![open(1), frame(DATA, 0, 1, b"te"), frame(DATA, END_STREAM, 1, b"st")], "4"),
        ("6.1: with padding", vec![open(1), frame(DATA, PADDED | END_STREAM, 1, b"\x06testpadded")], "4"),
        ("6.1: of padding alone", vec![open(1), frame(DATA, PADDED | END_STREAM, 1, b"\x02ab")], "0"),
        ("4.2: in the greatest frame", vec![open(1), frame(DATA, END_STREAM, 1, &[b'x'; 16_384])], "16384"),
        ("6.2: a head with padding", vec![frame(HEADERS, END | PADDED, 1, &padded)], "pong"),
        ("6.2: with a priority", vec![frame(HEADERS, END | PRIORITIZED, 1, &prioritized)], "pong"),
        ("6.2: with both", vec![frame(HEADERS, END | PADDED | PRIORITIZED, 1, &both)], "pong"),
        (
            "6.10: a head in pieces",
            vec![
                frame(HEADERS, END_STREAM, 1, &get[..5]),
                frame(CONTINUATION, 0, 1, &get[5..10]),
                frame(CONTINUATION, 0, 1, &[]),
                frame(CONTINUATION, END_HEADERS, 1, &get[10..]),
            ],
            "pong",
        ),
        (
            "6.10: whose body follows",
            vec![
                frame(HEADERS, 0, 1, &post[..1]),
                frame(CONTINUATION, END_HEADERS, 1, &post[1..]),
                frame(DATA, END_STREAM, 1, b"abc"),
            ],
            "3",
        ),
        (
            "8.1: trailers",
            vec![frame(HEADERS, END_HEADERS, 1, &announced), frame(DATA, 0, 1, b"test"), trailers],
            "4",
        ),
        ("6.3: the least weight before its head", vec![weight(1, 0, 0), whole_get(1)], "pong"),
        ("6.3: the greatest", vec![weight(1, 0, 255), whole_get(1)], "pong"),
        ("6.3: alone on another", vec![weight(1, 0x8000_0000, 0), whole_get(1)], "pong"),
        ("6.3: of a later stream", vec![weight(3, 1, 0), whole_get(1)], "pong"),
        (
            "6.9: a window behind a request",
            vec![whole_get(1), frame(WINDOW_UPDATE, 0, 1, &[0, 0, 0, 1])],
            "pong",
        ),
    ] {
        assert_eq!(answer(&house, what, &bytes.concat()), expected, "{what}");
    }
}

#[test]
fn fields_in_every_form() {
    let house = house();
    let request = fields(&[GET[0], GET[1], (":path", "/words"), GET[3]]);
    // RFC 7541 appendix B: Huffman's code of these words.
    const WORD: &[u8] = b"\x85\xf2\xb7\x83\xd9\x27";
    const WIRE: &[u8] = b"\x83\xf0\x6b\x0b";
    for (what, block, expected) in [
        ("6.1: an entry of the table", &b"\xba"[..], ""),
        ("6.2.1: a literal that is kept", b"\x40\x06x-word\x04wire", "wire"),
        ("6.2.1: in Huffman's code", &[b"\x40", WORD, WIRE].concat(), "wire"),
        ("6.2.1: with a name of the table", b"\x7a\x05probe", "probe"),
        ("6.2.2: one that is not kept", b"\x00\x06x-word\x04wire", "wire"),
        ("6.2.2: in Huffman's code", &[b"\x00", WORD, WIRE].concat(), "wire"),
        ("6.2.2: with a name of the table", b"\x0f\x2b\x05probe", "probe"),
        ("6.2.3: one that never is", b"\x10\x06x-word\x04wire", "wire"),
        ("6.2.3: in Huffman's code", &[b"\x10", WORD, WIRE].concat(), "wire"),
        ("6.2.3: with a name of the table", &[b"\x1f\x2b", WIRE].concat(), "wire"),
        ("2.3.2: kept, and then its number", b"\x40\x06x-word\x04wire\xbe", "wire"),
        ("5.1: a number with needless bytes", b"\x0f\xab\x80\x00\x05probe", "probe"),
    ] {
        let bytes = frame(HEADERS, END, 1, &[&request[..], block].concat());
        assert_eq!(answer(&house, what, &bytes), expected, "{what}");
    }
    for (what, update) in [
        ("6.3: a smaller table", &b"\x20"[..]),
        ("4.2: smaller, and as large as before", b"\x20\x3f\xe1\x1f"),
    ] {
        let bytes = frame(HEADERS, END, 1, &[update, &request].concat());
        assert_eq!(answer(&house, what, &bytes), "", "{what}");
    }
    // The table lives as long as the connection.
    let mut peer = Raw::new(&house);
    for (stream, block) in [(1, &b"\x40\x06x-word\x04wire"[..]), (3, b"\xbe")] {
        peer.send(frame(HEADERS, END, stream, &[&request[..], block].concat()));
        assert_eq!(peer.expect(DATA).payload, b"wire");
    }
}

#[test]
fn frames_that_change_nothing() {
    let house = house();
    let cancel = CANCEL.to_be_bytes();
    let one = [0, 0, 0, 1];
    let known = [
        [0, 1, 0, 0, 0x10, 0],
        [0, 2, 0, 0, 0, 1],
        [0, 3, 0, 0, 0, 100],
        [0, 4, 0, 0, 0xff, 0xff],
        [0, 5, 0, 0, 0x40, 0],
        [0, 6, 0, 0, 0, 100],
    ]
    .concat();
    for (what, bytes) in [
        ("6.3: a priority of no stream", weight(1, 0, 255)),
        ("6.3: of one that is answered", [whole_get(1), weight(1, 0, 255)].concat()),
        ("5.1: of one that is not", [held(1), weight(1, 0, 255)].concat()),
        ("6.4: a reset", [open(1), frame(RST_STREAM, 0, 1, &cancel)].concat()),
        ("6.4: of one that has ended", [held(1), frame(RST_STREAM, 0, 1, &cancel)].concat()),
        ("6.4: of one that is answered", [whole_get(1), frame(RST_STREAM, 0, 1, &cancel)].concat()),
        ("7: for an unknown reason", [open(1), frame(RST_STREAM, 0, 1, &[0, 0, 0, 0xff])].concat()),
        ("6.5: all settings", frame(SETTINGS, 0, 0, &known)),
        ("6.5.2: an unknown one", frame(SETTINGS, 0, 0, &[0, 0xff, 0, 0, 0, 1])),
        ("6.9: a window", frame(WINDOW_UPDATE, 0, 0, &one)),
        ("5.1: of one that has ended", [held(1), frame(WINDOW_UPDATE, 0, 1, &one)].concat()),
        ("5.1: of one that is answered", [whole_get(1), frame(WINDOW_UPDATE, 0, 1, &one)].concat()),
        ("5.5: an unknown frame", frame(0x16, 0, 0, &[0; 8])),
        ("5.5: of a stream", [open(1), frame(0x16, 0xff, 1, &[0; 8])].concat()),
        ("6.7: an answer that nobody asked for", frame(PING, ACK, 0, b"uncalled")),
    ] {
        let mut peer = Raw::new(&house);
        peer.send(bytes).send(frame(PING, 0, 0, ALIVE));
        let pong = peer.expect(PING);
        assert_eq!((pong.flags, &pong.payload[..]), (ACK, ALIVE), "{what}");
    }
    // The bit in front of a stream's number is reserved (section 4.1), and so are the flags of others.
    let mut peer = Raw::new(&house);
    peer.send(frame(PING, 0x16, 0x8000_0000, ALIVE));
    assert_eq!(peer.expect(PING).payload, ALIVE);
    // Who says farewell is heard to the end (sections 6.8 and 7), or is let go.
    for reason in [0, 0xff] {
        let mut peer = Raw::new(&house);
        let farewell = frame(GOAWAY, 0, 0, &[0, 0, 0, 0, 0, 0, 0, reason, b'b', b'y', b'e']);
        peer.send(farewell).try_send(frame(PING, 0, 0, ALIVE));
        let said = std::iter::from_fn(|| peer.frame()).find(|frame| frame.kind == PING);
        assert!(said.is_none_or(|pong| pong.payload == ALIVE));
    }
}
