"""Peers that are slow, that stop, that leave. Each deadline may come late by what the documentation says, and a busy machine."""

import asyncio

from harness import ALONE, LONG, Wrong, check, probe
from monitor import Monitor

FIRST = "issue: first request within 10 s of accept"
HEAD = "issue: header read 10 s"
IDLE = "issue: idle keep-alive 60 s"
BODY = "issue: the whole body within 30 s"
WRITE = "issue: write stall limit"
CANCEL = "issue: a disconnect cancels the handler and runs its teardown"
JSON = "POST /items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
# Late by at most this, in seconds.
LATE = 5


async def ends_between(peer, least, most, begin):
    await peer.ends(most - (now() - begin) + 1)
    seconds = now() - begin
    check(least <= seconds <= most, f"it took {seconds:.1f} s (got {bytes(peer.got[:80])!r})")


def now():
    return asyncio.get_running_loop().time()


async def drip(peer, data, seconds=1.0):
    """Sends a byte at a time until the server closes."""
    for byte in data:
        if not await peer.send(bytes([byte])):
            return
        await asyncio.sleep(seconds)


def refused_or_closed(peer, *statuses):
    got = bytes(peer.got)
    check(not got or any(got.startswith(f"HTTP/1.1 {s} ".encode()) for s in statuses), f"got {got[:200]!r}")


def dripping(name, source, expects, data, least, most, statuses, first=""):
    async def run(t):
        peer = await t.connect()
        if first:
            await peer.get(first)
            peer.got.clear()
        begin = now()
        task = asyncio.ensure_future(drip(peer, data))
        try:
            await ends_between(peer, least, most, begin)
        finally:
            task.cancel()
        refused_or_closed(peer, *statuses)

    from harness import add

    add("slow", name, source, expects, LONG, run)


@probe(FIRST, "closed after 10 s", LONG)
async def nothing_is_sent(t):
    begin = now()
    peer = await t.connect()
    await ends_between(peer, 9, 10 + LATE, begin)


@probe(FIRST, "closed after 10 s", LONG)
async def one_byte_is_sent(t):
    begin = now()
    peer = await t.connect()
    await peer.send("G")
    await ends_between(peer, 9, 10 + LATE, begin)
    refused_or_closed(peer, 408)


@probe(FIRST, "closed after 10 s", LONG)
async def head_without_its_end(t):
    begin = now()
    peer = await t.connect()
    await peer.send("GET / HTTP/1.1\r\nHost: x\r\n")
    await ends_between(peer, 9, 10 + LATE, begin)
    refused_or_closed(peer, 408)


dripping("head-byte-by-byte", FIRST, "closed after 10 s", b"GET / HTTP/1.1\r\nX-Slow: " + b"a" * 200, 9, 10 + LATE, (408,))
dripping("second-head-byte-by-byte", HEAD, "closed 10 s after its first byte", b"GET / HTTP/1.1\r\nX-Slow: " + b"a" * 200, 9, 10 + LATE, (408,), "/")
dripping("empty-lines-byte-by-byte", FIRST, "closed after 10 s", b"\r\n" * 100, 9, 10 + LATE, (400, 408))


@probe(HEAD, "a head begun on a kept connection is closed after 10 s", LONG)
async def second_head_without_its_end(t):
    peer = await t.connect()
    await peer.get("/")
    await peer.send("GET / HTTP/1.1\r\nHost: x\r\n")
    begin = now()
    await ends_between(peer, 8, 10 + LATE, begin)


@probe(IDLE, "closed after 60 s, not before 55", LONG)
async def idle(t):
    peer = await t.connect()
    await peer.get("/")
    begin = now()
    await ends_between(peer, 55, 60 + LATE, begin)


@probe(IDLE, "still answered after 50 s", LONG)
async def idle_but_alive(t):
    peer = await t.connect()
    await peer.get("/")
    await asyncio.sleep(50)
    check((await peer.get("/")).status == 200, "no answer")


def slow_body(name, head, data=b"x" * 200, least=27, seconds=1.0):
    async def run(t):
        peer = await t.connect()
        await peer.send(head)
        begin = now()
        task = asyncio.ensure_future(drip(peer, data, seconds))
        try:
            await ends_between(peer, least, 30 + LATE, begin)
        finally:
            task.cancel()
        refused_or_closed(peer, 400, 408)

    from harness import add

    add("slow", name, BODY, "408 or closed after 30 s", LONG, run)


MULTIPART = "Content-Type: multipart/form-data; boundary=b\r\n"
slow_body("body-byte-by-byte", JSON + "Content-Length: 1000\r\n\r\n")
slow_body("body-in-chunks-byte-by-byte", JSON + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n")
slow_body("body-of-tiny-chunks", JSON + "Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 40, seconds=0.5)
slow_body("chunk-extension-byte-by-byte", JSON + "Transfer-Encoding: chunked\r\n\r\n5;")
slow_body("trailers-byte-by-byte", JSON + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: ")
slow_body("streamed-body-byte-by-byte", "PUT /blob HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
slow_body("bytes-byte-by-byte", "POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
slow_body("form-byte-by-byte", "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n")
slow_body("upload-byte-by-byte", f"POST /upload HTTP/1.1\r\nHost: x\r\n{MULTIPART}Content-Length: 1000\r\n\r\n", b'--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n' + b"x" * 200)
slow_body("held-body-byte-by-byte", "POST /held HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
slow_body("body-stalls", JSON + "Content-Length: 1000\r\n\r\n", b"")
slow_body("streamed-body-stalls", "PUT /blob HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n", b"xx")


@probe(BODY, "an unread body holds the connection no longer than 30 s", LONG)
async def ignored_body_byte_by_byte(t):
    peer = await t.connect()
    await peer.send("POST /ignored HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
    begin = now()
    check((await peer.answer()).status == 200, "no answer")
    task = asyncio.ensure_future(drip(peer, b"x" * 200))
    try:
        await ends_between(peer, 0, 30 + LATE, begin)
    finally:
        task.cancel()


@probe("issue: 413 at once; RFC 9112 section 9.6", "413, and the rest that drips in is not waited for", LONG)
async def refused_body_byte_by_byte(t):
    peer = await t.connect()
    await peer.send("POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n")
    begin = now()
    check((await peer.answer()).status == 413, "no 413")
    task = asyncio.ensure_future(drip(peer, b"x" * 200))
    try:
        await ends_between(peer, 0, 30 + LATE, begin)
    finally:
        task.cancel()


@probe(BODY, "a body that takes 20 s is read", LONG)
async def body_of_20_seconds(t):
    peer = await t.connect()
    await peer.send("POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n")
    await drip(peer, b"x" * 20)
    check((await peer.answer()).json() == {"size": 20}, "misread")


@probe(CANCEL, "a slow body that ends early frees what was held", LONG)
async def abort_in_the_body(t):
    before = await t.server.counts()
    peer = await t.connect()
    await peer.send("POST /held HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc")
    await asyncio.sleep(0.5)
    peer.abort()
    await ended(t, before, 1)


async def ended(t, before, more, patience=5):
    """Other probes use the server, too: all that has begun has to end."""
    begin = now()
    while now() - begin < patience:
        counts = await t.server.counts()
        if counts["ended"] - before["ended"] >= more:
            return
        await asyncio.sleep(0.1)
    raise Wrong(f"{patience} s later {counts}, before {before}")


def leaving(name, expects, request, leave, answered=False, then=""):
    async def run(t):
        await t.own()
        before = await t.server.counts()
        peer = await t.connect(receive_buffer=16384)
        await peer.send(request)
        if answered:
            await peer.until(b"\r\n\r\n", 5)
        await asyncio.sleep(0.3)
        if then:
            await peer.send(then)
            await asyncio.sleep(0.3)
        check((await t.server.counts())["ended"] == before["ended"], "it ended too early")
        leave(peer)
        await ended(t, before, 1)

    from harness import add

    add("slow", name, CANCEL, expects, LONG, run)


HELD = "GET /held?seconds=50 HTTP/1.1\r\nHost: x\r\n\r\n"
close, abort = (lambda peer: peer.close()), (lambda peer: peer.abort())
leaving("leaves-a-handler", "the teardown runs soon", HELD, close)
leaving("aborts-a-handler", "the teardown runs soon", HELD, abort)
leaving("aborts-a-handler-behind-pipelined-bytes", "the teardown runs soon", HELD, abort, then="GET / HTTP/1.1\r\nHost: x\r\n\r\n")
leaving("leaves-a-handler-behind-pipelined-bytes", "the teardown runs soon", HELD, close, then="GET")
leaving("leaves-a-stream", "the teardown runs soon", "GET /ticks HTTP/1.1\r\nHost: x\r\n\r\n", close, True)
leaving("aborts-a-stream", "the teardown runs soon", "GET /ticks HTTP/1.1\r\nHost: x\r\n\r\n", abort, True)
leaving("leaves-a-large-stream", "the teardown runs soon", "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n", close, True)
leaving("aborts-a-large-stream", "the teardown runs soon", "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n", abort, True)


@probe("RFC 9112 section 9.6", "a client that has closed its side after the request is answered", LONG)
async def half_close(t):
    peer = await t.connect()
    await peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    peer.half_close()
    check((await peer.answer()).status == 200, "no answer")
    await peer.ends()


@probe("RFC 9112 section 8", "closed soon", LONG)
async def half_close_in_the_head(t):
    peer = await t.connect()
    await peer.send("GET / HTTP/1.1\r\nHo")
    peer.half_close()
    await peer.ends(3)
    refused_or_closed(peer, 400)


@probe("RFC 9112 section 8", "400 or closed soon, and no handler runs", LONG)
async def half_close_in_the_body(t):
    peer = await t.connect()
    await peer.send(JSON + 'Content-Length: 100\r\n\r\n{"name":"a","price":1}')
    peer.half_close()
    await peer.ends(3)
    refused_or_closed(peer, 400)


def unread(name, target):
    async def run(t):
        await t.own()
        before = await t.server.counts()
        peer = await t.connect(receive_buffer=4096)
        # Nothing is read, not by asyncio either.
        peer.writer.transport.pause_reading()
        await peer.send(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n")
        begin = now()
        if target == "/stream":
            await ended(t, before, 1, 30 + LATE)
            check(now() - begin > 15, f"it took {now() - begin:.1f} s only")
        else:
            await gone(t, peer, 30 + LATE)
            check(now() - begin > 15, f"it took {now() - begin:.1f} s only")

    from harness import add

    add("slow", name, WRITE, "closed after 30 s, and what is held given back", LONG, run)


async def gone(t, peer, patience):
    """Waits until the server has no connection of this client's port."""
    port = peer.writer.get_extra_info("sockname")[1]
    begin = now()
    while now() - begin < patience:
        with open("/proc/net/tcp") as table:
            rows = [line.split() for line in table.read().splitlines()[1:]]
        state = [r[3] for r in rows if int(r[1].split(":")[1], 16) == t.server.port and int(r[2].split(":")[1], 16) == port]
        # Closed, or what is left is the kernel's.
        if not state or all(s in ("04", "05", "06", "09", "0B") for s in state):
            return
        await asyncio.sleep(0.5)
    raise Wrong(f"{patience} s later it is open")


unread("big-answer-unread", "/big")
unread("stream-unread", "/stream")


@probe("issue: 600 concurrent slow requests", "600 answers, worst other GET below 100 ms", ALONE)
async def six_hundred_slow_handlers(t):
    async def one():
        peer = await t.connect()
        check((await peer.get("/slow?seconds=4", 30)).status == 200, "no 200")

    async with Monitor(t) as monitor:
        await asyncio.gather(*(one() for _ in range(600)))
    monitor.judge()


@probe("issue: 600 concurrent slow requests", "worst other GET below 100 ms", ALONE)
async def six_hundred_slow_heads(t):
    peers = await asyncio.gather(*(t.connect() for _ in range(600)))
    async with Monitor(t) as monitor:
        for byte in b"GET / HTTP/1.1\r\n"[:8]:
            await asyncio.gather(*(peer.send(bytes([byte])) for peer in peers))
            await asyncio.sleep(0.4)
    monitor.judge()


@probe("issue: 600 concurrent slow requests", "worst other GET below 100 ms", ALONE)
async def six_hundred_slow_bodies(t):
    peers = await asyncio.gather(*(t.connect() for _ in range(600)))
    async with Monitor(t) as monitor:
        await asyncio.gather(*(peer.send(JSON + "Content-Length: 1000\r\n\r\n") for peer in peers))
        for _ in range(8):
            await asyncio.gather(*(peer.send(b"x") for peer in peers))
            await asyncio.sleep(0.4)
    monitor.judge()
