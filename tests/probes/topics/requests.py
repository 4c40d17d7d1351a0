"""Request lines, versions, hosts, field lines, and several requests on one connection."""

from harness import check, probe, table
from outcomes import closed, refused, says, status, statuses

HIDDEN = "GET /counts HTTP/1.1\r\nHost: x\r\n\r\n"
LINE = "RFC 9112 section 3"
HOST = "RFC 9112 section 3.2; issue: exactly one valid Host"
FIELDS = "RFC 9112 section 5; RFC 9110 section 5.5"
VERSION = "RFC 9112 section 2.3"
PERSISTENT = "RFC 9112 section 9.3"


def line(name, text, outcome=refused(400), source=LINE):
    return name, source, f"{text}\r\nHost: x\r\n\r\n{HIDDEN}", outcome


def host(name, value, outcome=refused(400)):
    return name, HOST, f"GET / HTTP/1.1\r\nHost:{value}\r\n\r\n{HIDDEN}", outcome


def field(name, text, outcome=refused(400)):
    return name, FIELDS, f"GET / HTTP/1.1\r\nHost: x\r\n{text}\r\n\r\n{HIDDEN}", outcome


BOTH = statuses(200, 200)
table("requests", [
    # Lines.
    line("two-spaces", "GET  / HTTP/1.1"),
    line("space-at-the-end", "GET / HTTP/1.1 "),
    line("tabs", "GET\t/\tHTTP/1.1"),
    line("space-in-the-target", "GET /a b HTTP/1.1"),
    line("space-before-the-method", " GET / HTTP/1.1"),
    line("no-target", "GET HTTP/1.1"),
    line("no-version", "GET /", refused(400) | closed()),
    line("relative-target", "GET items/1 HTTP/1.1", refused(400, 404)),
    line("method-in-small-letters", "get / HTTP/1.1", statuses(405, 200) | statuses(501, 200) | refused(400, 405, 501), "RFC 9110 section 9.1"),
    line("method-with-a-bracket", "GE(T / HTTP/1.1"),
    line("method-with-a-nul", "GE\x00T / HTTP/1.1"),
    line("method-of-4-KiB", f"{'A' * 4096} / HTTP/1.1", refused(400, 405, 414, 431, 501) | statuses(405, 200)),
    line("target-with-a-nul", "GET /\x00 HTTP/1.1"),
    line("target-with-a-control-byte", "GET /\x01 HTTP/1.1"),
    line("target-with-delete", "GET /\x7f HTTP/1.1"),
    line("target-with-a-cr", "GET /a\rb HTTP/1.1"),
    line("fragment", "GET /#x HTTP/1.1", refused(400) | BOTH),
    line("asterisk-with-get", "GET * HTTP/1.1", refused(400, 404) | statuses(404, 200) | statuses(400, 200)),
    line("asterisk-with-options", "OPTIONS * HTTP/1.1", statuses(200, 200) | statuses(204, 200) | refused(400) | statuses(404, 200) | statuses(405, 200), "RFC 9112 section 3.2.4"),
    line("authority-with-get", "GET x:80 HTTP/1.1", refused(400, 404) | statuses(404, 200) | statuses(400, 200), "RFC 9112 section 3.2.3"),
    line("connect", "CONNECT x:80 HTTP/1.1", status(400, 404, 405, 501) | statuses(405, 200) | statuses(404, 200), "RFC 9110 section 9.3.6"),
    line("connect-to-a-path", "CONNECT / HTTP/1.1", status(400, 404, 405, 501) | statuses(405, 200), "RFC 9110 section 9.3.6"),
    line("connect-elsewhere", "CONNECT 127.0.0.1:22 HTTP/1.1", status(400, 404, 405, 501) | statuses(405, 200) | statuses(404, 200), "RFC 9110 section 9.3.6"),
    line("absolute-target", "GET http://x/ HTTP/1.1", BOTH, "RFC 9112 section 3.2.2"),
    line("absolute-target-without-a-path", "GET http://x HTTP/1.1", BOTH, "RFC 9112 section 3.2.2"),
    line("absolute-target-of-another-scheme", "GET ftp://x/ HTTP/1.1", BOTH | refused(400) | statuses(400, 200), "RFC 9112 section 3.2.2"),
    line("absolute-target-with-a-user", "GET http://u@x/ HTTP/1.1", BOTH | refused(400), "RFC 9110 section 4.2.4"),
    ("absolute-target-and-another-host", "RFC 9112 section 3.2.2: the field is ignored, or the request refused",
     "GET http://x/host HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n", refused(400) | says(200, '"x"')),
    ("absolute-target-without-host", HOST, f"GET http://x/ HTTP/1.1\r\n\r\n{HIDDEN}", refused(400)),
    ("empty-lines-before", "RFC 9112 section 2.2", "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", status(200)),
    ("line-feeds-alone", "RFC 9112 section 2.2", "GET / HTTP/1.1\nHost: x\n\n", status(200) | refused(400)),
    ("line-feed-within-a-value", "RFC 9112 section 2.2", "GET / HTTP/1.1\r\nX: a\nHost: x\r\n\r\n", status(200) | refused(400)),
    ("crs-alone", "RFC 9112 section 2.2", "GET / HTTP/1.1\rHost: x\r\r", refused(400)),
    ("cr-before-the-method", "RFC 9112 section 2.2", "\rGET / HTTP/1.1\r\nHost: x\r\n\r\n", refused(400)),
    # Versions.
    ("http-0.9", VERSION, "GET /\r\n", refused(400, 505) | closed()),
    ("http-0.9-with-its-version", VERSION, "GET / HTTP/0.9\r\nHost: x\r\n\r\n", refused(400, 505)),
    line("http-1.2", "GET / HTTP/1.2", refused(400, 505) | statuses(200, 200), VERSION),
    line("http-1.10", "GET / HTTP/1.10", refused(400, 505), VERSION),
    line("http-2.0-as-a-line", "GET / HTTP/2.0", refused(400, 505), VERSION),
    line("http-3", "GET / HTTP/3", refused(400, 505), VERSION),
    line("http-in-small-letters", "GET / http/1.1", refused(400, 505), VERSION),
    line("another-protocol", "GET / ICAP/1.0", refused(400, 505), VERSION),
    ("http-1.0", VERSION, f"GET / HTTP/1.0\r\n\r\n{HIDDEN}", refused(200)),
    ("http-1.0-with-a-host", VERSION, "GET / HTTP/1.0\r\nHost: x\r\n\r\n", refused(200)),
    ("http-1.0-with-two-hosts", HOST, "GET / HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n", refused(400)),
    ("http-1.0-expects", "RFC 9110 section 10.1.1", "POST /bytes HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello", refused(200)),
    # Hosts.
    ("host-missing", HOST, f"GET / HTTP/1.1\r\n\r\n{HIDDEN}", refused(400)),
    host("host-twice", " x\r\nHost: x"),
    host("host-twice-different", " x\r\nHost: y"),
    host("host-twice-in-other-letters", " x\r\nhOST: y"),
    host("host-empty", ""),
    host("host-of-spaces", "   "),
    host("host-with-a-space", " a b"),
    host("host-list", " a, b"),
    host("host-with-a-path", " a/b"),
    host("host-with-a-user", " u@a"),
    host("host-with-a-query", " a?b"),
    host("host-with-a-fragment", " a#b"),
    host("host-with-a-word-for-a-port", " a:b"),
    host("host-with-two-ports", " a:1:2"),
    host("host-with-a-long-port", " a:123456"),
    host("host-with-a-port-that-none-has", " a:65536"),
    host("host-with-half-an-escape", " a%4"),
    host("host-with-a-broken-escape", " a%zz"),
    host("host-brackets-with-half-an-address", " [1:2:3]"),
    host("host-without-a-bracket", " [::1"),
    host("host-brackets-with-a-name", " [x]"),
    host("host-with-a-tab", " a\tb"),
    host("host-with-a-high-byte", " \xff"),
    host("host-with-a-quote", ' a"b'),
    host("host-folded", "\r\n x"),
    host("host-ipv6", " [::1]:8000", BOTH),
    host("host-with-a-port", " a.example:80", BOTH),
    # Fields.
    field("field-without-a-colon", "nonsense"),
    field("field-without-a-name", ": x"),
    field("field-name-with-a-space", "a b: x"),
    field("field-name-with-a-high-byte", "\xe9: x"),
    field("field-name-with-a-nul", "a\x00: x"),
    field("field-value-with-a-nul", "a: x\x00y"),
    field("field-value-with-a-control-byte", "a: x\x01y"),
    field("field-value-with-delete", "a: x\x7fy"),
    field("field-value-with-a-cr", "a: x\ry"),
    field("field-folded", "a: x\r\n y"),
    field("field-folded-with-a-tab", "a: x\r\n\ty"),
    field("field-folded-at-first", " a: x"),
    field("field-value-with-high-bytes", "a: \xff\xfe", BOTH),
    field("field-empty", "a:", BOTH),
    field("upgrade-is-no-must", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", BOTH),
    field("upgrade-to-h2c", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__", BOTH),
    field("connection-close", "Connection: close", refused(200)),
    field("connection-close-among-others", "Connection: x, CLOSE", refused(200)),
    field("expectation-unknown", "Expect: nonsense", status(417) | statuses(417, 200) | BOTH),
    # Several.
    ("pipelined", PERSISTENT, "GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 100, statuses(*[200] * 100)),
    ("pipelined-behind-an-error", PERSISTENT, "GET /unknown HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", statuses(404, 200)),
    ("pipelined-with-bodies", PERSISTENT, "POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" * 20, statuses(*[200] * 20)),
    ("pipelined-behind-nonsense", PERSISTENT, f"nonsense\r\n\r\n{HIDDEN}", refused(400)),
    # What is no HTTP at all.
    ("tls-hello", "issue: none hangs, crashes", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)) * 2, refused(400) | closed()),
    ("ssh-banner", "issue: none hangs, crashes", "SSH-2.0-OpenSSH_9.6\r\n", refused(400) | closed()),
    ("random-bytes", "issue: none hangs, crashes", bytes(n * 7919 % 251 for n in range(1 << 16)), refused(400) | closed()),
    ("zeros", "issue: none hangs, crashes", bytes(1 << 20), refused(400, 431) | closed()),
    ("line-feeds", "issue: none hangs, crashes", b"\r\n" * (1 << 19), refused(400, 431) | closed()),
])


@probe("RFC 9110 section 10.1.1", "100, then 200")
async def expect_continue(t):
    peer = await t.connect()
    await peer.send("POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
    head = await peer.until(b"\r\n\r\n", 5)
    check(head.startswith(b"HTTP/1.1 100 "), f"got {head!r}")
    await peer.send("hello")
    answer = await peer.answer()
    check(answer.json() == {"size": 5}, f"got {answer}")


@probe("RFC 9110 section 10.1.1", "a body that nobody wants is not asked for")
async def expect_continue_in_vain(t):
    peer = await t.connect()
    await peer.send("POST /unknown HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
    answer = await peer.answer()
    check(answer.status == 404 and not peer.interim, f"got {peer.interim} {answer}")


@probe(PERSISTENT, "HTTP/1.0 with keep-alive is kept and says so, or closed")
async def http_1_0_keep_alive(t):
    peer = await t.connect()
    await peer.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    answer = await peer.answer()
    if (answer.get("connection") or "").lower() == "keep-alive":
        check((await peer.get()).status == 200, "it says keep-alive and is closed")
    else:
        await peer.ends()


@probe(VERSION, "an answer to HTTP/1.0 has no chunks")
async def http_1_0_stream(t):
    peer = await t.connect()
    await peer.send("GET /lines HTTP/1.0\r\n\r\n")
    answer = await peer.answer()
    check(answer.get("transfer-encoding") is None and answer.body == b"one\ntwo\nthree\n", f"got {answer}")


@probe("RFC 9112 section 9.6", "a head that comes byte by byte is read")
async def byte_by_byte(t):
    peer = await t.connect()
    for byte in b"POST /bytes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n":
        await peer.send(bytes([byte]))
    check((await peer.answer()).json() == {"size": 5}, "the body is misread")
