"""Bodies in chunks (RFC 9112 section 7.1): sizes that are none, extensions, trailers."""

from harness import check, probe, table
from outcomes import no_second, refused, says, status, statuses, waits

HEAD = "POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
HIDDEN = "GET /counts HTTP/1.1\r\nHost: x\r\n\r\n"
SIZES = "RFC 9112 section 7.1"
EXTENSIONS = "RFC 9112 section 7.1.1; issue: chunk extensions bounded"
TRAILERS = "RFC 9112 section 7.1.2; issue: trailers bounded"


def size(name, line, outcome=refused(400)):
    return name, SIZES, f"{HEAD}{line}\r\nhello\r\n0\r\n\r\n", outcome


FIVE = says(200, '"size":5')
table("chunks", [
    size("size-word", "g"),
    size("size-empty", ""),
    size("size-minus", "-5"),
    size("size-plus", "+5"),
    size("size-hexadecimal-prefix", "0x5"),
    size("size-space-before", " 5"),
    size("size-underscore", "5_"),
    size("size-beyond-64-bits", "10000000000000005"),
    size("size-of-64-bits", "FFFFFFFFFFFFFFFF", refused(400, 413) | waits()),
    size("size-comma", "5,5"),
    size("size-nul", "5\x00"),
    size("size-with-zeros", "0000000000000005", FIVE | refused(400)),
    size("size-with-many-zeros", "0" * 200 + "5", refused(400) | FIVE),
    size("size-space-after", "5 ", FIVE | refused(400)),
    ("size-line-feed-alone", SIZES, f"{HEAD}5\nhello\n0\n\n{HIDDEN}", refused(400)),
    ("size-line-feed-alone-once", SIZES, f"{HEAD}5\nhello\r\n0\r\n\r\n{HIDDEN}", refused(400)),
    ("size-cr-alone", SIZES, f"{HEAD}5\rhello\r\n0\r\n\r\n", refused(400)),
    ("data-too-long", SIZES, f"{HEAD}5\r\nhelloXX\r\n0\r\n\r\n{HIDDEN}", refused(400)),
    ("data-line-feed-alone", SIZES, f"{HEAD}5\r\nhello\n0\r\n\r\n{HIDDEN}", refused(400)),
    ("data-without-line-end", SIZES, f"{HEAD}5\r\nhello0\r\n\r\n{HIDDEN}", refused(400)),
    ("well-formed", SIZES, f"{HEAD}5\r\nhello\r\n0\r\n\r\n", FIVE),
    ("well-formed-and-a-request", SIZES, f"{HEAD}5\r\nhello\r\n0\r\n\r\n{HIDDEN}", statuses(200, 200)),
    ("empty", SIZES, f"{HEAD}0\r\n\r\n{HIDDEN}", statuses(200, 200)),
    ("capital-digits", SIZES, f"{HEAD}A\r\nhellohello\r\n0\r\n\r\n", says(200, '"size":10')),
    ("last-chunk-without-line-end", SIZES, f"{HEAD}5\r\nhello\r\n0\r\n{HIDDEN}", status(400)),
    ("last-chunk-of-zeros", SIZES, f"{HEAD}5\r\nhello\r\n000\r\n\r\n{HIDDEN}", statuses(200, 200) | refused(400)),
    ("one-byte-each", SIZES, lambda: HEAD + "1\r\nx\r\n" * 20000 + "0\r\n\r\n", says(200, '"size":20000') | refused(400, 413)),
    # Extensions.
    ("extension", EXTENSIONS, f"{HEAD}5;a=b\r\nhello\r\n0;c\r\n\r\n{HIDDEN}", statuses(200, 200)),
    ("extension-in-quotes", EXTENSIONS, f'{HEAD}5;a="b;c"\r\nhello\r\n0\r\n\r\n', FIVE | refused(400)),
    ("extension-line-feed", EXTENSIONS, f"{HEAD}5;a\nhello\r\n0\r\n\r\n{HIDDEN}", refused(400)),
    ("extension-cr", EXTENSIONS, f"{HEAD}5;a\rb\r\nhello\r\n0\r\n\r\n", refused(400)),
    ("extension-hides-a-chunk", EXTENSIONS, f"{HEAD}5;a\n5\r\nhello\r\n0\r\n\r\n{HIDDEN}", refused(400)),
    ("extension-of-20-KiB", EXTENSIONS, lambda: f"{HEAD}5;{'a' * 20480}\r\nhello\r\n0\r\n\r\n", refused(400, 413, 431)),
    ("extension-of-1-MiB", EXTENSIONS, lambda: f"{HEAD}5;{'a' * (1 << 20)}\r\nhello\r\n0\r\n\r\n", refused(400, 413, 431)),
    ("extensions-of-many-chunks", EXTENSIONS, lambda: HEAD + f"1;{'a' * 200}\r\nx\r\n" * 2000 + "0\r\n\r\n", refused(400, 413, 431)),
    # Trailers.
    ("trailers", TRAILERS, f"{HEAD}5\r\nhello\r\n0\r\nX-A: 1\r\nX-B: 2\r\n\r\n{HIDDEN}", statuses(200, 200)),
    ("trailer-host", TRAILERS, f"{HEAD}5\r\nhello\r\n0\r\nHost: y\r\nContent-Length: 3\r\n\r\n{HIDDEN}", statuses(200, 200) | refused(400)),
    ("trailer-coding", TRAILERS, f"{HEAD}5\r\nhello\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n{HIDDEN}", statuses(200, 200) | refused(400)),
    ("trailer-without-colon", TRAILERS, f"{HEAD}5\r\nhello\r\n0\r\nnonsense\r\n\r\n{HIDDEN}", refused(400)),
    ("trailer-line-feed", TRAILERS, f"{HEAD}5\r\nhello\r\n0\r\nX: a\nY: b\r\n\r\n{HIDDEN}", refused(400) | statuses(200, 200)),
    ("trailers-200", TRAILERS, lambda: f"{HEAD}5\r\nhello\r\n0\r\n" + "X: 1\r\n" * 200 + "\r\n" + HIDDEN, refused(400, 431)),
    ("trailers-of-100-KiB", TRAILERS, lambda: f"{HEAD}5\r\nhello\r\n0\r\nX: {'y' * 102400}\r\n\r\n{HIDDEN}", refused(400, 413, 431)),
    ("trailers-of-1-MiB", TRAILERS, lambda: f"{HEAD}5\r\nhello\r\n0\r\n" + f"X: {'y' * 1000}\r\n" * 1000 + "\r\n", refused(400, 413, 431)),
    ("trailers-of-an-ignored-body", TRAILERS, lambda: HEAD.replace("/bytes", "/ignored") + "5\r\nhello\r\n0\r\n" + f"X: {'y' * 1000}\r\n" * 1000 + "\r\n", no_second()),
])


@probe(SIZES, "the body ends early: 400 or close, and no handler runs")
async def ends_in_the_middle(t):
    peer = await t.connect()
    await peer.send(HEAD + "5\r\nhel")
    peer.half_close()
    await peer.more()
    check(not peer.got or peer.got.startswith(b"HTTP/1.1 400"), f"got {bytes(peer.got)!r}")
