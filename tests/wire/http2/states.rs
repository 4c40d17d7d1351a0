//! Frames that do not fit the state of what they are for: streams, windows, and the tables of HPACK (RFC 9113 sections 4.3,
//! 5.1 and 6.9, RFC 7541).

use ferrapi::App;
use ferrapi::prelude::*;

use super::conformance::{expect_connection_error, expect_stream_error};
use super::raw::*;
use crate::peer::House;

#[get("/ping")]
async fn ping() -> PlainText {
    PlainText("pong!".to_owned())
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

const END: u8 = END_HEADERS | END_STREAM;

fn slow_get(stream: u32) -> Vec<u8> {
    frame(HEADERS, END, stream, &fields(&[GET[0], GET[1], (":path", "/slow"), GET[3]]))
}

fn window(size: u32) -> Vec<u8> {
    [&[0, 4][..], &size.to_be_bytes()].concat()
}

/// The connection has taken these settings.
#[track_caller]
fn settle(peer: &mut Raw, settings: &[u8]) {
    peer.send(frame(SETTINGS, 0, 0, settings));
    while peer.expect(SETTINGS).flags & ACK == 0 {}
}

/// `h2` ends the connection with PROTOCOL_ERROR where a STREAM_CLOSED would say more (section 5.4.1 lets it).
const CLOSED: &[u32] = &[STREAM_CLOSED, PROTOCOL_ERROR];

#[test]
fn streams_that_have_ended() {
    let house = house();
    let rows: [(&str, Vec<u8>); 3] = [
        ("data", frame(DATA, END_STREAM, 1, b"test")),
        ("a head", frame(HEADERS, END, 1, &fields(GET))),
        ("a continuation", frame(CONTINUATION, END_HEADERS, 1, &fields(&[("x", "y")]))),
    ];
    let open = frame(HEADERS, END_HEADERS, 1, &fields(POST));
    for (what, bad) in rows {
        // Half closed by the peer, then reset by it.
        expect_stream_error(&house, what, &[slow_get(1), bad.clone()].concat(), CLOSED);
        let reset = frame(RST_STREAM, 0, 1, &CANCEL.to_be_bytes());
        expect_stream_error(&house, what, &[open.clone(), reset, bad.clone()].concat(), CLOSED);
        // Answered to the end.
        let mut peer = Raw::new(&house);
        peer.get(1);
        while peer.expect(DATA).flags & END_STREAM == 0 {}
        peer.try_send(bad);
        let error = peer.error().error();
        assert!(CLOSED.contains(&error), "{what}: {error}");
    }
    let short = frame(PRIORITY, 0, 1, &[0; 4]);
    expect_connection_error(&house, "6.3", &[slow_get(1), short].concat(), &[FRAME_SIZE_ERROR]);
    let nothing = frame(WINDOW_UPDATE, 0, 1, &[0; 4]);
    expect_stream_error(&house, "6.9", &[open, nothing].concat(), &[PROTOCOL_ERROR]);
    let on_itself = [&[0, 0, 0, 1, 255][..], &fields(GET)].concat();
    let on_itself = frame(HEADERS, END | 32, 1, &on_itself);
    expect_stream_error(&house, "5.3.1 of RFC 7540", &on_itself, &[PROTOCOL_ERROR]);
}

#[test]
fn heads_that_are_cut_into() {
    let house = house();
    let begun = frame(HEADERS, 0, 1, &fields(POST));
    let more = fields(&[("x", "y")]);
    for (what, bad) in [
        ("a priority", frame(PRIORITY, 0, 1, &[0, 0, 0, 0, 255])),
        ("data", frame(DATA, END_STREAM, 1, b"test")),
        ("another head", frame(HEADERS, END, 3, &fields(GET))),
        ("a continuation of another", frame(CONTINUATION, END_HEADERS, 3, &more)),
        ("one of none", frame(CONTINUATION, END_HEADERS, 0, &more)),
        (
            "data behind another piece",
            [frame(CONTINUATION, 0, 1, &more), frame(DATA, END_STREAM, 1, b"test")].concat(),
        ),
        (
            "a piece behind the end",
            [frame(CONTINUATION, END_HEADERS, 1, &more), frame(CONTINUATION, END_HEADERS, 1, &more)].concat(),
        ),
    ] {
        expect_connection_error(&house, what, &[&begun[..], &bad].concat(), &[PROTOCOL_ERROR]);
    }
}

#[test]
fn windows_are_kept_to() {
    let house = house();
    // The last of two values counts (section 6.5.3).
    for settings in [window(1), [window(100), window(1)].concat()] {
        let mut peer = Raw::new(&house);
        settle(&mut peer, &settings);
        assert_eq!(peer.get(1).expect(DATA).payload, b"p");
    }
    // One that grows lets wait what waits (section 6.9.2).
    let mut peer = Raw::new(&house);
    settle(&mut peer, &window(0));
    peer.get(1).expect(HEADERS);
    peer.send(frame(SETTINGS, 0, 0, &window(1)));
    assert_eq!(peer.expect(DATA).payload, b"p");
    // One may be less than nothing, and has to be filled from there.
    let mut peer = Raw::new(&house);
    settle(&mut peer, &window(3));
    assert_eq!(peer.get(1).expect(DATA).payload, b"pon");
    settle(&mut peer, &window(2));
    peer.send(frame(WINDOW_UPDATE, 0, 1, &[0, 0, 0, 2]));
    assert_eq!(peer.expect(DATA).payload, b"g");
    // A stream that waits for its window takes the frames that it may get.
    let mut peer = Raw::new(&house);
    settle(&mut peer, &window(0));
    peer.get(1).expect(HEADERS);
    peer.send(frame(PRIORITY, 0, 1, &[0, 0, 0, 0, 255])).send(frame(WINDOW_UPDATE, 0, 1, &[0, 0, 0, 1]));
    assert_eq!(peer.expect(DATA).payload, b"p");
    // Two steps that go too far are as bad as one (section 6.9.1).
    let most = 0x7fff_ffffu32.to_be_bytes();
    let twice = [frame(WINDOW_UPDATE, 0, 0, &most), frame(WINDOW_UPDATE, 0, 0, &most)].concat();
    let mut peer = Raw::new(&house);
    peer.send(twice);
    assert_eq!((peer.error().error(), peer.rest().is_empty()), (FLOW_CONTROL_ERROR, true));
    let mut peer = Raw::new(&house);
    peer.send([slow_get(1), frame(WINDOW_UPDATE, 0, 1, &most), frame(WINDOW_UPDATE, 0, 1, &most)].concat());
    let reset = peer.error();
    assert_eq!((reset.kind, reset.stream, reset.error()), (RST_STREAM, 1, FLOW_CONTROL_ERROR));
}

#[test]
fn fields_that_cannot_be_read() {
    let house = house();
    for (what, before, behind) in [
        ("2.3.3: an entry beyond the tables", &[][..], &b"\xc6"[..]),
        ("2.3.3: a name beyond the tables", &[], b"\x7f\x07\x00"),
        ("4.2: an update behind fields", &[], b"\x21"),
        ("5.2: padding of more than seven bits", &[], b"\x00\x01x\x85\xae\xc3\xc6\x5f\xff"),
        ("5.2: padding that is no beginning of the end", &[], b"\x00\x01x\x83\xf0\x6b\x0a"),
        ("5.2: the end inside of a text", &[], b"\x00\x01x\x85\xff\xff\xff\xff\xf0"),
        ("5.2: a text without its end", &[], b"\x00\x01x\x05ab"),
        ("6.1: entry 0", &[], b"\x80"),
        ("6.2.1: a literal without its texts", &[], b"\x40"),
        ("6.3: a table larger than ours", b"\x3f\xe2\x1f", &[]),
        ("5.1: a number without an end", &[], b"\xff\xff\xff\xff\xff\xff\xff\xff"),
    ] {
        let block = [before, &fields(GET), behind].concat();
        let bytes = frame(HEADERS, END, 1, &block);
        // `h2` calls it PROTOCOL_ERROR; see docs/deviations.md.
        expect_connection_error(&house, what, &bytes, &[COMPRESSION_ERROR, PROTOCOL_ERROR]);
    }
    Raw::expect_alive(&house);
}

/// A request that is answered without its body: `GET` is the only method there.
fn unwanted(stream: u32) -> Vec<u8> {
    let post = [(":method", "POST"), GET[1], GET[2], GET[3]];
    frame(HEADERS, END_HEADERS, stream, &fields(&post))
}

#[test]
fn bodies_that_nobody_wants() {
    let house = house();
    // For a while what comes is judged as ever, as the client cannot know yet (section 8.1).
    let begun = std::time::Instant::now();
    let mut peer = Raw::new(&house);
    peer.send(unwanted(1)).expect(DATA);
    peer.send(frame(DATA, 0, 1, b"test")).send(frame(HEADERS, END_HEADERS, 1, &fields(&[("x", "y")])));
    let reset = peer.error();
    assert_eq!((reset.kind, reset.stream, reset.error()), (RST_STREAM, 1, PROTOCOL_ERROR));
    // Then the client is asked to stop.
    peer.send(unwanted(3));
    let reset = peer.expect(RST_STREAM);
    assert_eq!((reset.stream, reset.error()), (3, 0));
    assert!(begun.elapsed() >= std::time::Duration::from_millis(100));
    // Who sends it to the end is not.
    peer.send([unwanted(5), frame(DATA, 0, 5, b"test"), frame(DATA, END_STREAM, 5, b"test")].concat());
    peer.expect(HEADERS);
    peer.send([unwanted(7), frame(DATA, END_STREAM, 7, b"test")].concat()).expect(HEADERS);
    peer.expect(DATA);
    std::thread::sleep(std::time::Duration::from_millis(300));
    peer.send(frame(PING, 0, 0, b"01234567"));
    loop {
        let frame = peer.frame().unwrap();
        assert_ne!(frame.kind, RST_STREAM);
        if frame.kind == PING {
            break;
        }
    }
}
