"""HTTP/2 with prior knowledge: what must be answered, what must be refused."""

import asyncio
import struct

from harness import QUICK, add, check, probe
from http2 import (ACK, CONTINUATION, DATA, END_HEADERS, END_STREAM, GOAWAY, H2, HEADERS, PADDED, PING, PREFACE, PRIORITIZED, PRIORITY,
                   PUSH_PROMISE, RST_STREAM, SETTINGS, WINDOW_UPDATE, frame, settings)

H2C = "issue: HTTP/2 with prior knowledge"
LIMITS = "issue: HTTP/2: 128 streams, 16 KiB header list"
HOST = "issue: exactly one valid Host, equal to :authority"
FRAMES = "RFC 9113 sections 4 to 6"
MALFORMED = "RFC 9113 section 8.1.1"


@probe(H2C, "200 and the body")
async def get(t):
    h2 = await H2.open(t)
    got = await h2.ask("/")
    check(got.status == 200 and got.body == b'{"message":"Hello World"}', f"got {got}")
    check(h2.acks == 1, f"{h2.acks} acknowledgements of our settings")


@probe(H2C, "GET, POST, HEAD, 404, 422, 500, 307 as over HTTP/1.1")
async def as_over_http_1(t):
    h2 = await H2.open(t)
    check((await h2.ask("/", 1, method="HEAD")).body == b"", "HEAD has a body")
    for stream, path, status in ((3, "/unknown", 404), (5, "/items/x", 422), (7, "/panic/handler", 500), (9, "/folder", 307), (11, "/nothing", 204)):
        got = await h2.ask(path, stream)
        check(got.status == status, f"{path} gives {got}")
        check("connection" not in dict(got.fields) and "transfer-encoding" not in dict(got.fields), f"{got.fields}")
    await h2.send(h2.get("/items", 13, "POST", end=False, more=[("content-type", "application/json")]))
    await h2.send(frame(DATA, END_STREAM, 13, b'{"name":"a","price":1}'))
    check((await h2.answer(13)).status == 201, "no 201")
    check((await h2.ask("/lines", 15)).body == b"one\ntwo\nthree\n", "the stream is broken")


@probe(H2C, "16 MiB come through the windows")
async def large_answer(t):
    h2 = await H2.open(t)
    got = await h2.ask("/big", timeout=100)
    check(len(got.body) == 16 << 20, f"{len(got.body)} bytes")


@probe(LIMITS, "SETTINGS with 128 streams and 16 KiB of header list")
async def announced_settings(t):
    h2 = await H2.open(t)
    check(h2.settings.get(3) == 128, f"streams: {h2.settings.get(3)}")
    check(h2.settings.get(6) == 16384, f"header list: {h2.settings.get(6)}")


@probe("RFC 9113 section 4.1", "the reserved bit of a stream's number counts for nothing")
async def reserved_bit(t):
    h2 = await H2.open(t)
    block = h2.encoder.encode([(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "x")])
    await h2.send(frame(HEADERS, END_HEADERS | END_STREAM, 1 << 31 | 1, block))
    check((await h2.answer(1)).status == 200, "no 200")
    check((await h2.ask("/", 3)).status == 200, "no 200 for the next one")


@probe("RFC 9113 section 6.7", "PING is answered")
async def ping(t):
    h2 = await H2.open(t)
    await h2.send(frame(PING, 0, 0, b"squeamis"))
    await h2.until(lambda: h2.pongs)
    check(h2.pongs == [b"squeamis"], f"got {h2.pongs}")


@probe("RFC 9113 section 3.4", "a preface that is none: closed")
async def wrong_preface(t):
    peer = await t.connect()
    await peer.send(PREFACE.replace(b"SM", b"SN") + settings())
    await peer.ends(3)


@probe("RFC 9113 section 3.4", "a preface in pieces is one")
async def preface_in_pieces(t):
    peer = await t.connect()
    h2 = H2(peer)
    for byte in PREFACE + settings() + h2.get():
        await peer.send(bytes([byte]))
    check((await h2.answer()).status == 200, "no answer")


@probe(FRAMES, "frames, settings and flags nobody knows are passed over")
async def unknown_frames(t):
    h2 = await H2.open(t)
    await h2.send(frame(0x42, 0xFF, 0, b"x" * 100) + frame(SETTINGS, 0, 0, struct.pack(">HI", 0x7777, 5)) + frame(PRIORITY, 0, 9, b"\0\0\0\0\1"))
    await h2.lives(1)


@probe("RFC 9113 section 8.3.1", "a request in many CONTINUATION frames is one")
async def continuations(t):
    h2 = await H2.open(t)
    block = h2.encoder.encode([(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "x")])
    await h2.send(frame(HEADERS, END_STREAM, 1, block[:1]) + b"".join(frame(CONTINUATION, 0, 1, bytes([b])) for b in block[1:4]) + frame(CONTINUATION, END_HEADERS, 1, block[4:]))
    check((await h2.answer()).status == 200, "no answer")


@probe("RFC 9113 section 8.1", "trailers of a request are passed over")
async def trailers(t):
    h2 = await H2.open(t)
    await h2.send(h2.get("/bytes", 1, "POST", end=False) + frame(DATA, 0, 1, b"hello") + h2.head([("x-trailer", "1")], 1))
    check((await h2.answer()).body == b'{"size":5}', "misread")


def malformed(name, source, expects, make, *errors, code=True):
    """A request that must be refused; afterwards others are served."""

    async def run(t):
        h2 = await H2.open(t)
        await h2.send(make(h2))
        await h2.refused(*(errors or ("PROTOCOL_ERROR",)))

    add("h2", name, source, expects, QUICK, run)


def fields(*pairs, path="/host"):
    return lambda h2: h2.head([(":method", "GET"), (":scheme", "http"), (":path", path), *pairs])


REFUSE = "400 or PROTOCOL_ERROR"
AUTHORITY = (":authority", "x")
for name, pairs in {
    "authority-and-another-host": [AUTHORITY, ("host", "y")],
    "authority-and-two-hosts": [AUTHORITY, ("host", "x"), ("host", "x")],
    "no-authority-and-two-hosts": [("host", "x"), ("host", "y")],
    "no-authority-and-no-host": [],
    "authority-empty": [(":authority", "")],
    "authority-with-a-user": [(":authority", "u@x")],
    "authority-with-a-space": [(":authority", "a b")],
    "authority-with-a-path": [(":authority", "a/b")],
    "authority-twice": [AUTHORITY, AUTHORITY],
}.items():
    malformed(name, HOST, REFUSE, fields(*pairs))

for name, pairs in {
    "connection-field": [AUTHORITY, ("connection", "close")],
    "transfer-encoding": [AUTHORITY, ("transfer-encoding", "chunked")],
    "keep-alive": [AUTHORITY, ("keep-alive", "1")],
    "upgrade": [AUTHORITY, ("upgrade", "h2c")],
    "proxy-connection": [AUTHORITY, ("proxy-connection", "close")],
    "te-gzip": [AUTHORITY, ("te", "gzip")],
    "capital-letters": [AUTHORITY, ("X-Capital", "1")],
    "field-with-a-line-end": [AUTHORITY, ("x-a", "b\r\nhost: y")],
    "field-with-a-nul": [AUTHORITY, ("x-a", "b\0")],
    "name-with-a-colon": [AUTHORITY, ("x:a", "b")],
    "name-with-a-space": [AUTHORITY, ("x a", "b")],
    "name-empty": [AUTHORITY, ("", "b")],
    "pseudo-behind-a-field": [("x-a", "b"), AUTHORITY],
    "pseudo-unknown": [AUTHORITY, (":squeamish", "1")],
    "pseudo-of-an-answer": [AUTHORITY, (":status", "200")],
    "method-twice": [AUTHORITY, (":method", "GET")],
    "path-twice": [AUTHORITY, (":path", "/")],
    "protocol-without-connect": [AUTHORITY, (":protocol", "websocket")],
}.items():
    malformed(name, MALFORMED, REFUSE, fields(*pairs))

malformed("te-trailers-is-fine", "RFC 9113 section 8.2.2", "answered", fields(AUTHORITY, ("te", "trailers"), path="/unknown"))
malformed("path-empty", MALFORMED, REFUSE, fields(AUTHORITY, path=""))
malformed("path-relative", MALFORMED, REFUSE, fields(AUTHORITY, path="items/1"))
malformed("path-absolute", MALFORMED, REFUSE, fields(AUTHORITY, path="http://y/host"))
malformed("path-asterisk", MALFORMED, REFUSE, fields(AUTHORITY, path="*"))
malformed("path-with-a-space", MALFORMED, REFUSE, fields(AUTHORITY, path="/a b"))
malformed("path-with-a-nul", MALFORMED, REFUSE, fields(AUTHORITY, path="/a\0"))
malformed("path-of-20000", "issue: URI 8 KiB (414)", "414, 431 or refused", fields(AUTHORITY, path="/" + "a" * 20000), "PROTOCOL_ERROR", "ENHANCE_YOUR_CALM", "COMPRESSION_ERROR")
malformed("path-of-8193", "issue: URI 8 KiB (414)", "414", fields(AUTHORITY, path="/" + "a" * 8192))
malformed("path-with-an-encoded-nul", "issue: NUL and invalid UTF-8 refused", "4xx", fields(AUTHORITY, path="/names/%00"))
malformed("no-method", MALFORMED, REFUSE, lambda h2: h2.head([(":scheme", "http"), (":path", "/"), AUTHORITY]))
malformed("no-scheme", MALFORMED, REFUSE, lambda h2: h2.head([(":method", "GET"), (":path", "/"), AUTHORITY]))
malformed("no-path", MALFORMED, REFUSE, lambda h2: h2.head([(":method", "GET"), (":scheme", "http"), AUTHORITY]))
malformed("connect", "RFC 9113 section 8.5", "4xx, 501 or refused", lambda h2: h2.head([(":method", "CONNECT"), (":authority", "x:80")], end=False), "PROTOCOL_ERROR", "REFUSED_STREAM", "CANCEL", "CONNECT_ERROR")
malformed("extended-connect", "RFC 8441", "4xx or refused", lambda h2: h2.head([(":method", "CONNECT"), (":scheme", "http"), (":path", "/"), AUTHORITY, (":protocol", "websocket")], end=False), "PROTOCOL_ERROR", "REFUSED_STREAM", "CANCEL")
malformed("fields-101", "issue: 100 header fields", "431 or refused", fields(AUTHORITY, *((f"x-{n}", "1") for n in range(101))), "PROTOCOL_ERROR", "ENHANCE_YOUR_CALM")
malformed("header-list-of-20-KiB", LIMITS, "431 or refused", fields(AUTHORITY, ("x-a", "b" * 20000)), "PROTOCOL_ERROR", "ENHANCE_YOUR_CALM", "COMPRESSION_ERROR", "FRAME_SIZE_ERROR")
malformed("length-less-than-the-data", MALFORMED, REFUSE, lambda h2: h2.get("/bytes", 1, "POST", end=False, more=[("content-length", "3")]) + frame(DATA, END_STREAM, 1, b"hello"))
malformed("length-more-than-the-data", MALFORMED, REFUSE, lambda h2: h2.get("/bytes", 1, "POST", end=False, more=[("content-length", "9")]) + frame(DATA, END_STREAM, 1, b"hello"))
malformed("lengths-that-differ", MALFORMED, REFUSE, lambda h2: h2.get("/bytes", 1, "POST", end=False, more=[("content-length", "5"), ("content-length", "6")]) + frame(DATA, END_STREAM, 1, b"hello"))
malformed("length-of-no-body", MALFORMED, REFUSE, lambda h2: h2.get("/", 1, more=[("content-length", "5")]))
malformed("length-too-large", "issue: 413 at once", "413", lambda h2: h2.get("/bytes", 1, "POST", end=False, more=[("content-length", "99999999")]))
malformed("gzip", "issue: unsupported Content-Encoding 415", "415", lambda h2: h2.get("/items", 1, "POST", end=False, more=[("content-type", "application/json"), ("content-encoding", "gzip")]) + frame(DATA, END_STREAM, 1, b"{}"))
malformed("trailers-with-a-pseudo", MALFORMED, REFUSE, lambda h2: h2.get("/bytes", 1, "POST", end=False) + frame(DATA, 0, 1, b"hello") + h2.head([(":path", "/counts")], 1))


def broken(name, section, make, *errors):
    """A frame that breaks the protocol: the connection ends with this error."""

    async def run(t):
        h2 = await H2.open(t)
        await h2.send(make(h2))
        error = await h2.ends()
        # RFC 9113 section 7 lets a peer name a more general error.
        check(error in (*errors, "PROTOCOL_ERROR", None), f"got {error}")

    add("h2", name, f"RFC 9113 section {section}", f"GOAWAY {'/'.join(errors)} or PROTOCOL_ERROR, closed", QUICK, run)


broken("data-on-stream-0", "6.1", lambda h2: frame(DATA, 0, 0, b"x"), "PROTOCOL_ERROR")
broken("data-on-an-idle-stream", "5.1", lambda h2: frame(DATA, 0, 5, b"x"), "PROTOCOL_ERROR", "STREAM_CLOSED")
broken("data-with-too-much-padding", "6.1", lambda h2: h2.get("/bytes", 1, "POST", end=False) + frame(DATA, PADDED, 1, b"\xffx"), "PROTOCOL_ERROR")
broken("headers-on-stream-0", "6.2", lambda h2: h2.get(stream=0), "PROTOCOL_ERROR")
broken("headers-on-an-even-stream", "5.1.1", lambda h2: h2.get(stream=2), "PROTOCOL_ERROR")
broken("headers-on-a-lower-stream", "5.1.1", lambda h2: h2.get(stream=5) + h2.get(stream=3), "PROTOCOL_ERROR", "STREAM_CLOSED")
broken("headers-and-another-frame", "6.10", lambda h2: frame(HEADERS, END_STREAM, 1, b"\x82") + frame(PING, 0, 0, bytes(8)), "PROTOCOL_ERROR")
broken("continuation-alone", "6.10", lambda h2: frame(CONTINUATION, END_HEADERS, 1, b"\x82"), "PROTOCOL_ERROR")
broken("headers-undecodable", "4.3", lambda h2: frame(HEADERS, END_STREAM | END_HEADERS, 1, b"\xff\xff\xff\xff\xff\xff\xff"), "COMPRESSION_ERROR")
broken("index-that-is-none", "4.3", lambda h2: frame(HEADERS, END_STREAM | END_HEADERS, 1, b"\xc6"), "COMPRESSION_ERROR")
broken("table-larger-than-allowed", "4.3", lambda h2: frame(HEADERS, END_STREAM | END_HEADERS, 1, b"\x3f\xff\xff\x7f\x82"), "COMPRESSION_ERROR")
broken("frame-too-large", "4.2", lambda h2: h2.get("/bytes", 1, "POST", end=False) + frame(DATA, 0, 1, bytes(20000)), "FRAME_SIZE_ERROR")
broken("rst-of-an-idle-stream", "6.4", lambda h2: frame(RST_STREAM, 0, 7, bytes(4)), "PROTOCOL_ERROR")
broken("rst-of-the-wrong-size", "6.4", lambda h2: h2.get("/slow?seconds=5") + frame(RST_STREAM, 0, 1, b"x"), "FRAME_SIZE_ERROR")
broken("settings-on-a-stream", "6.5", lambda h2: frame(SETTINGS, 0, 1), "PROTOCOL_ERROR")
broken("settings-of-the-wrong-size", "6.5", lambda h2: frame(SETTINGS, 0, 0, b"x"), "FRAME_SIZE_ERROR")
broken("settings-ack-with-a-payload", "6.5", lambda h2: frame(SETTINGS, ACK, 0, bytes(6)), "FRAME_SIZE_ERROR")
broken("settings-push-2", "6.5.2", lambda h2: settings(enable_push=2), "PROTOCOL_ERROR")
broken("settings-window-too-large", "6.5.2", lambda h2: settings(initial_window_size=1 << 31), "FLOW_CONTROL_ERROR")
broken("settings-frame-too-small", "6.5.2", lambda h2: settings(max_frame_size=1), "PROTOCOL_ERROR")
broken("push-promise", "8.4", lambda h2: frame(PUSH_PROMISE, END_HEADERS, 1, b"\0\0\0\2\x82"), "PROTOCOL_ERROR")
broken("ping-on-a-stream", "6.7", lambda h2: frame(PING, 0, 1, bytes(8)), "PROTOCOL_ERROR")
broken("ping-of-the-wrong-size", "6.7", lambda h2: frame(PING, 0, 0, bytes(7)), "FRAME_SIZE_ERROR")
broken("goaway-on-a-stream", "6.8", lambda h2: frame(GOAWAY, 0, 1, bytes(8)), "PROTOCOL_ERROR")
broken("window-of-zero", "6.9", lambda h2: frame(WINDOW_UPDATE, 0, 0, bytes(4)), "PROTOCOL_ERROR")
broken("window-overflow", "6.9.1", lambda h2: frame(WINDOW_UPDATE, 0, 0, b"\x7f\xff\xff\xff"), "FLOW_CONTROL_ERROR")
broken("window-of-the-wrong-size", "6.9", lambda h2: frame(WINDOW_UPDATE, 0, 0, bytes(3)), "FRAME_SIZE_ERROR")
malformed("window-exceeded", "RFC 9113 section 6.9.1", "the stream or the connection ends with FLOW_CONTROL_ERROR", lambda h2: h2.get("/slow-blob", 1, "PUT", end=False) + frame(DATA, 0, 1, bytes(16384)) * 300, "FLOW_CONTROL_ERROR", "PROTOCOL_ERROR")


@probe("RFC 9113 section 5.3.1", "a stream that depends on itself harms nobody")
async def depends_on_itself(t):
    h2 = await H2.open(t)
    block = h2.encoder.encode([(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "x")])
    await h2.send(frame(HEADERS, END_STREAM | END_HEADERS | PRIORITIZED, 1, struct.pack(">IB", 1, 16) + block))
    await h2.refused("PROTOCOL_ERROR") if not await served(h2, 1) else None


async def served(h2, stream):
    try:
        return (await h2.answer(stream, 1)).status == 200
    except Exception:  # noqa: BLE001
        return False


@probe(LIMITS, "of 200 streams at once, those beyond 128 are refused")
async def too_many_streams(t):
    h2 = await H2.open(t)
    await h2.send(b"".join(h2.get("/slow?seconds=1", 1 + 2 * n) for n in range(200)))
    await h2.until(lambda: h2.goaway or h2.closed or sum(h2.over(1 + 2 * n) for n in range(200)) == 200, 10)
    refused = sum(s.reset == "REFUSED_STREAM" for s in h2.streams.values())
    answered = sum(s.status == 200 for s in h2.streams.values())
    check(h2.goaway or (refused >= 200 - 128 and answered >= 100), f"{refused} refused, {answered} answered, {h2.goaway}")


@probe("RFC 9113 section 5.1", "two requests at once, the fast one first")
async def two_at_once(t):
    h2 = await H2.open(t)
    await h2.send(h2.get("/slow?seconds=1", 1) + h2.get("/", 3))
    await h2.answer(3)
    check(not h2.over(1), "the slow one came first")
    check((await h2.answer(1)).status == 200, "the slow one is lost")


@probe("issue: a disconnect cancels the handler and runs its teardown", "the teardown of a reset stream runs soon")
async def reset_runs_the_teardown(t):
    await t.own()
    h2 = await H2.open(t)
    await h2.send(h2.get("/held?seconds=50"))
    await asyncio.sleep(0.3)
    await h2.send(frame(RST_STREAM, 0, 1, struct.pack(">I", 8)))
    await asyncio.sleep(0.5)
    counts = await t.server.counts()
    check(counts["ended"] == counts["begun"] == 1, f"got {counts}")
    await h2.lives()


@probe("RFC 9110 section 10.1.1", "100 and then 200")
async def expect_continue(t):
    h2 = await H2.open(t)
    await h2.send(h2.get("/bytes", 1, "POST", end=False, more=[("expect", "100-continue"), ("content-length", "5")]))
    await asyncio.sleep(0.3)
    await h2.send(frame(DATA, END_STREAM, 1, b"hello"))
    check((await h2.answer()).body == b'{"size":5}', "misread")


@probe("issue: error bodies bounded; body limit while reading", "413 without a length")
async def too_large_without_a_length(t):
    h2 = await H2.open(t)
    await h2.send(h2.get("/bytes", 1, "POST", end=False))
    for _ in range(200):
        if h2.over(1) or h2.closed:
            break
        await h2.send(frame(DATA, 0, 1, bytes(16384)))
        try:
            await h2.until(lambda: h2.over(1), 0.02)
        except Exception:  # noqa: BLE001
            pass
    got = await h2.answer()
    check(got.status == 413 or got.reset, f"got {got}")


@probe("RFC 9113 section 8.1", "a stream that panics is reset, others go on")
async def panic_of_a_stream(t):
    h2 = await H2.open(t)
    got = await h2.ask("/panic/stream")
    check(got.reset in ("INTERNAL_ERROR", "CANCEL") and b"secret" not in got.body, f"got {got}")
    await h2.lives()
