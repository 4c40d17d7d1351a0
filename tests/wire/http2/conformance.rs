//! What RFC 9113 and RFC 7541 say of frames that must not be, section by section.

use ferrapi::App;
use ferrapi::prelude::*;

use super::raw::*;
use crate::peer::House;

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

#[post("/text")]
async fn text(body: Bytes) -> usize {
    body.len()
}

#[get("/slow")]
async fn slow() -> &'static str {
    std::future::pending().await
}

fn house() -> House {
    House::new(App::new("Test").routes(routes![ping, text, slow]))
}

/// A stream that stays open.
fn open(stream: u32) -> Vec<u8> {
    frame(HEADERS, END_HEADERS, stream, &fields(POST))
}

fn whole_get(stream: u32) -> Vec<u8> {
    frame(HEADERS, END_HEADERS | END_STREAM, stream, &fields(GET))
}

/// The connection ends, with one of these errors or (where the section lets it) without a word.
#[track_caller]
pub(super) fn expect_connection_error(house: &House, what: &str, bytes: &[u8], errors: &[u32]) {
    let mut peer = Raw::new(house);
    peer.try_send(bytes);
    let ends = peer.rest();
    let told = ends.iter().rfind(|frame| frame.kind == GOAWAY).map(Frame::error);
    assert!(told.is_none_or(|told| errors.contains(&told)), "{what}: {told:?}");
}

/// The stream ends, or its connection does; or its request is refused, where it is one.
#[track_caller]
pub(super) fn expect_stream_error(house: &House, what: &str, bytes: &[u8], errors: &[u32]) {
    let mut peer = Raw::new(house);
    peer.send(bytes);
    loop {
        let Some(frame) = peer.frame() else { panic!("{what}: it ended") };
        match frame.kind {
            RST_STREAM | GOAWAY if frame.error() != 0 => {
                assert!(errors.contains(&frame.error()), "{what}: {frame:?}");
                break;
            }
            HEADERS if frame.status() == 400 => break,
            HEADERS | DATA => panic!("{what}: it was answered: {frame:?}"),
            _ => {}
        }
    }
}

#[test]
fn section_3_the_preface() {
    let house = house();
    // Anything else is HTTP/1, and no request in it.
    let mut peer = house.peer();
    assert_eq!(peer.send("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n").answer().status, 400);
    for bytes in [[PREFACE, &frame(PING, 0, 0, b"01234567")].concat(), [PREFACE, &whole_get(1)].concat()] {
        // Settings come first.
        let mut peer = Raw::silent(&house);
        peer.send(bytes);
        let told = peer.rest().iter().rfind(|frame| frame.kind == GOAWAY).map(Frame::error);
        assert!(matches!(told, None | Some(PROTOCOL_ERROR)), "{told:?}");
    }
    // However it is cut.
    let mut peer = Raw::silent(&house);
    for byte in [PREFACE, &frame(SETTINGS, 0, 0, &[]), &whole_get(1)].concat() {
        peer.send([byte]);
    }
    assert_eq!(peer.expect(HEADERS).status(), 200);
}

#[test]
fn section_4_frames() {
    let house = house();
    // Unknown kinds and flags are passed over, but not inside of a head.
    let mut peer = Raw::new(&house);
    peer.send(frame(0xfa, 0xff, 0, b"abc")).send(frame(PING, 0xfe, 0, b"01234567"));
    assert_eq!(peer.expect(PING).flags, ACK);
    assert_eq!(peer.get(1).expect(HEADERS).status(), 200);
    let in_a_head = [frame(HEADERS, END_STREAM, 1, &fields(GET)), frame(0xfa, 0, 0, b"abc")].concat();
    expect_connection_error(&house, "an unknown frame in a head", &in_a_head, &[PROTOCOL_ERROR]);
    let large = frame(DATA, END_STREAM, 1, &[b'x'; 16_385]);
    expect_connection_error(&house, "a large frame", &[open(1), large].concat(), &[FRAME_SIZE_ERROR]);
    let head = frame(HEADERS, END_HEADERS | END_STREAM, 1, &[b'x'; 16_385]);
    expect_connection_error(&house, "a large head", &head, &[FRAME_SIZE_ERROR]);
    for (what, block) in [
        ("an index beyond the table", vec![0xff, 0x80, 0x01]),
        ("index 0", vec![0x80]),
        ("a size update beyond the limit", vec![0x3f, 0xff, 0xff, 0x7f]),
        ("a text without its end", vec![0x00, 0x05, b'a']),
        ("padding of Huffman's code that is too long", vec![0x00, 0x81, 0xff, 0x00]),
    ] {
        let bytes = frame(HEADERS, END_HEADERS | END_STREAM, 1, &block);
        expect_connection_error(&house, what, &bytes, &[COMPRESSION_ERROR, PROTOCOL_ERROR]);
    }
    Raw::expect_alive(&house);
}

#[test]
fn section_5_streams() {
    let house = house();
    let increment = 1u32.to_be_bytes();
    for (what, bytes) in [
        ("data for no stream", frame(DATA, END_STREAM, 1, b"x")),
        ("a reset of no stream", frame(RST_STREAM, 0, 1, &CANCEL.to_be_bytes())),
        ("a window of no stream", frame(WINDOW_UPDATE, 0, 1, &increment)),
        ("a continuation of nothing", frame(CONTINUATION, END_HEADERS, 1, &fields(GET))),
        ("an even stream", whole_get(2)),
        ("a stream with a smaller number", [whole_get(5), whole_get(3)].concat()),
        (
            "data behind the end",
            [open(1), frame(DATA, END_STREAM, 1, b"x"), frame(DATA, 0, 1, b"x")].concat(),
        ),
        ("a stream on itself", frame(PRIORITY, 0, 0, &[0, 0, 0, 0, 1])),
    ] {
        expect_connection_error(&house, what, &bytes, &[PROTOCOL_ERROR, STREAM_CLOSED]);
    }
    let dependent = frame(PRIORITY, 0, 1, &[0, 0, 0, 1, 1]);
    let mut peer = Raw::new(&house);
    peer.send(dependent);
    assert_eq!(peer.error().error(), PROTOCOL_ERROR, "a stream cannot depend on itself");
    // More streams than are allowed are refused one by one.
    let mut peer = Raw::new(&house);
    let path = [(":method", "GET"), (":scheme", "http"), (":path", "/slow"), (":authority", "x")];
    for stream in 0..129 {
        peer.send(frame(HEADERS, END_HEADERS | END_STREAM, 2 * stream + 1, &fields(&path)));
    }
    let refused = peer.expect(RST_STREAM);
    assert_eq!((refused.stream, refused.error()), (257, REFUSED_STREAM));
    peer.send(frame(PING, 0, 0, b"01234567")).expect(PING);
}

#[test]
fn section_6_data_heads_and_resets() {
    let house = house();
    for (what, bytes, errors) in [
        ("data without a stream", frame(DATA, 0, 0, b"x"), &[PROTOCOL_ERROR][..]),
        (
            "padding longer than data",
            [open(1), frame(DATA, PADDED | END_STREAM, 1, &[9, b'x'])].concat(),
            &[PROTOCOL_ERROR],
        ),
        ("a head without a stream", frame(HEADERS, END_HEADERS, 0, &fields(GET)), &[PROTOCOL_ERROR]),
        ("padding longer than a head", frame(HEADERS, PADDED | END_HEADERS, 1, &[200, 0]), &[PROTOCOL_ERROR]),
        (
            "another head inside of one",
            [frame(HEADERS, END_STREAM, 1, &fields(GET)), whole_get(3)].concat(),
            &[PROTOCOL_ERROR],
        ),
        ("a reset of the connection", frame(RST_STREAM, 0, 0, &CANCEL.to_be_bytes()), &[PROTOCOL_ERROR]),
        (
            "a short reset",
            [open(1), frame(RST_STREAM, 0, 1, &[0; 3])].concat(),
            &[FRAME_SIZE_ERROR, PROTOCOL_ERROR],
        ),
        (
            "a push from a client",
            [open(1), frame(PUSH_PROMISE, END_HEADERS, 1, &[0, 0, 0, 2])].concat(),
            &[PROTOCOL_ERROR],
        ),
    ] {
        expect_connection_error(&house, what, &bytes, errors);
    }
}

#[test]
fn section_6_settings_pings_and_windows() {
    let house = house();
    for (what, bytes, errors) in [
        (
            "settings with an answer in them",
            frame(SETTINGS, ACK, 0, &[0; 6]),
            &[FRAME_SIZE_ERROR, PROTOCOL_ERROR][..],
        ),
        ("settings of a stream", frame(SETTINGS, 0, 1, &[]), &[PROTOCOL_ERROR]),
        ("settings cut short", frame(SETTINGS, 0, 0, &[0; 5]), &[FRAME_SIZE_ERROR, PROTOCOL_ERROR]),
        ("push neither on nor off", frame(SETTINGS, 0, 0, &[0, 2, 0, 0, 0, 2]), &[PROTOCOL_ERROR]),
        (
            "a window beyond the greatest",
            frame(SETTINGS, 0, 0, &[0, 4, 0x80, 0, 0, 0]),
            &[FLOW_CONTROL_ERROR, PROTOCOL_ERROR],
        ),
        ("frames below the least", frame(SETTINGS, 0, 0, &[0, 5, 0, 0, 0x3f, 0xff]), &[PROTOCOL_ERROR]),
        ("frames beyond the greatest", frame(SETTINGS, 0, 0, &[0, 5, 1, 0, 0, 0]), &[PROTOCOL_ERROR]),
        ("a ping of a stream", frame(PING, 0, 1, b"01234567"), &[PROTOCOL_ERROR]),
        ("a short ping", frame(PING, 0, 0, b"0123456"), &[FRAME_SIZE_ERROR, PROTOCOL_ERROR]),
        ("a farewell of a stream", frame(GOAWAY, 0, 1, &[0; 8]), &[PROTOCOL_ERROR]),
        ("a window of nothing", frame(WINDOW_UPDATE, 0, 0, &[0; 4]), &[PROTOCOL_ERROR]),
        ("a short window", frame(WINDOW_UPDATE, 0, 0, &[0; 3]), &[FRAME_SIZE_ERROR, PROTOCOL_ERROR]),
        (
            "a window that overflows",
            frame(WINDOW_UPDATE, 0, 0, &0x7fff_ffffu32.to_be_bytes()),
            &[FLOW_CONTROL_ERROR],
        ),
    ] {
        expect_connection_error(&house, what, &bytes, errors);
    }
    // Each of the settings is acknowledged, each ping is answered with what it said.
    let mut peer = Raw::new(&house);
    peer.expect(SETTINGS);
    assert_eq!(peer.expect(SETTINGS).flags, ACK);
    peer.send(frame(PING, 0, 0, b"farewell"));
    assert_eq!(peer.expect(PING).payload, b"farewell");
    let stream = [open(1), frame(WINDOW_UPDATE, 0, 1, &0x7fff_ffffu32.to_be_bytes())].concat();
    expect_stream_error(&house, "a stream's window that overflows", &stream, &[FLOW_CONTROL_ERROR]);
}

#[test]
fn section_8_requests() {
    let house = house();
    let end = END_HEADERS | END_STREAM;
    let cases: &[(&str, Vec<u8>)] = &[
        ("an upper-case name", with(GET, &[("X-Test", "a")])),
        ("an unknown pseudo field", with(GET, &[(":test", "a")])),
        ("a status", with(GET, &[(":status", "200")])),
        ("a pseudo field behind others", with(&[("x", "y")], GET)),
        ("two methods", with(GET, &[(":method", "GET")])),
        ("two paths", with(GET, &[(":path", "/")])),
        ("two schemes", with(GET, &[(":scheme", "http")])),
        ("two authorities", with(GET, &[(":authority", "x")])),
        ("a field of connections", with(GET, &[("connection", "keep-alive")])),
        ("another", with(GET, &[("transfer-encoding", "chunked")])),
        ("one more", with(GET, &[("upgrade", "h2c")])),
        ("te that is no trailers", with(GET, &[("te", "gzip")])),
        ("no method", fields(&GET[1..])),
        ("no scheme", fields(&[GET[0], GET[2], GET[3]])),
        ("no path", fields(&[GET[0], GET[1], GET[3]])),
        ("an empty path", fields(&[GET[0], GET[1], (":path", ""), GET[3]])),
        ("a path that is none", fields(&[GET[0], GET[1], (":path", "ping"), GET[3]])),
        ("a star", fields(&[GET[0], GET[1], (":path", "*"), GET[3]])),
        ("no host", fields(&GET[..3])),
        ("an empty host", fields(&[GET[0], GET[1], GET[2], (":authority", "")])),
        ("a host with a user", fields(&[GET[0], GET[1], GET[2], (":authority", "u@x")])),
        ("two hosts", with(GET, &[("host", "y")])),
        ("hosts twice", with(GET, &[("host", "x"), ("host", "x")])),
        ("a line break in a value", with(GET, &[("x", "a\r\nb: c")])),
        ("a null in a value", with(GET, &[("x", "a\0b")])),
        ("a space in a name", with(GET, &[("x y", "a")])),
        ("a line break in the path", fields(&[GET[0], GET[1], (":path", "/\r\nx"), GET[3]])),
        ("a length that is none", with(GET, &[("content-length", "x")])),
        ("a length without a body", with(GET, &[("content-length", "5")])),
    ];
    for (what, block) in cases {
        expect_stream_error(&house, what, &frame(HEADERS, end, 1, block), &[PROTOCOL_ERROR]);
    }
    for (what, bytes) in [
        (
            "a body longer than announced",
            [
                frame(HEADERS, END_HEADERS, 1, &with(POST, &[("content-length", "1")])),
                frame(DATA, END_STREAM, 1, b"ab"),
            ],
        ),
        (
            "a body shorter than announced",
            [
                frame(HEADERS, END_HEADERS, 1, &with(POST, &[("content-length", "3")])),
                frame(DATA, END_STREAM, 1, b"ab"),
            ],
        ),
        ("trailers that do not end", [open(1), frame(HEADERS, END_HEADERS, 1, &fields(&[("x", "y")]))]),
        ("a pseudo field in trailers", [open(1), frame(HEADERS, end, 1, &fields(&[(":path", "/")]))]),
    ] {
        expect_stream_error(&house, what, &bytes.concat(), &[PROTOCOL_ERROR]);
    }
    // What is right next to it.
    for block in
        [with(GET, &[("host", "X")]), with(GET, &[("te", "trailers")]), with(GET, &[("content-length", "0")])]
    {
        let mut peer = Raw::new(&house);
        peer.send(frame(HEADERS, end, 1, &block));
        assert_eq!(peer.expect(HEADERS).status(), 200);
    }
    let trailers = frame(HEADERS, end, 1, &fields(&[("x-trailer", "y")]));
    let mut peer = Raw::new(&house);
    peer.send([open(1), frame(DATA, 0, 1, b"abc"), trailers].concat());
    assert_eq!(peer.expect(DATA).payload, b"3");
}
