"""HTTP/2 as a weapon: resets, CONTINUATION, settings, pings, windows, compressed header lists, slow peers, shutdown."""

import asyncio
import signal
import struct
import time

from harness import ALONE, ASIDE, LONG, Wrong, add, check, probe
from http2 import (CONTINUATION, DATA, END_HEADERS, END_STREAM, H2, HEADERS, PING, PREFACE, PRIORITY, RST_STREAM, SETTINGS, WINDOW_UPDATE,
                   frame, settings)
from monitor import MEMORY, Monitor

FLOOD = "issue: rapid reset and CONTINUATION floods; others' GET below 100 ms, 8 MiB at most"
LASTING = 3
LATE = 5
CANCEL = struct.pack(">I", 8)


def now():
    return asyncio.get_running_loop().time()


def flood(name, expects, make, must_end=True, open_=None, memory=MEMORY):
    """Sends what `make(h2, n)` gives for n = 0, 1, … until the server closes or some seconds are over."""

    async def attack(t):
        h2 = await H2.open(t, **(open_ or {}))
        h2.windows = False
        # Answers are read, and thrown away.
        reading = asyncio.ensure_future(throw_away(h2))
        begin, n = now(), 0
        try:
            while now() - begin < LASTING:
                if not await h2.send(make(h2, n), 1):
                    return True, n
                n += 1
                await asyncio.sleep(0)
            return h2.closed, n
        except TimeoutError:
            return h2.closed, n
        finally:
            reading.cancel()

    async def throw_away(h2):
        try:
            while await h2.peer.more(LASTING * 2):
                h2.peer.unread.clear()
            h2.closed = True
        except TimeoutError:
            pass

    async def run(t):
        async with Monitor(t, memory) as monitor:
            ended, n = await attack(t)
        t.note += f"; {'closed' if ended else 'open'} after {n}"
        check(ended or not must_end, f"the connection is open after {n} rounds")
        monitor.judge()

    add("h2_floods", name, FLOOD, expects, ALONE, run)


def resets(h2, n, path="/", count=50):
    first = 1 + 2 * count * n
    return b"".join(h2.get(path, first + 2 * i) + frame(RST_STREAM, 0, first + 2 * i, CANCEL) for i in range(count))


flood("rapid-reset", "closed with ENHANCE_YOUR_CALM", resets)
flood("rapid-reset-of-handlers", "closed with ENHANCE_YOUR_CALM", lambda h2, n: resets(h2, n, "/held?seconds=50"))
flood("rapid-reset-of-streams", "closed with ENHANCE_YOUR_CALM", lambda h2, n: resets(h2, n, "/stream"))
flood("own-resets", "requests that we must reset: closed", lambda h2, n: b"".join(
    h2.get("/bytes", 1 + 2 * (50 * n + i), "POST", end=False) + frame(WINDOW_UPDATE, 0, 1 + 2 * (50 * n + i), bytes(4)) for i in range(50)))
flood("malformed-requests", "closed, or all refused cheaply", lambda h2, n: b"".join(
    h2.head([(":method", "GET"), (":scheme", "http"), (":path", "/"), ("connection", "x")], 1 + 2 * (50 * n + i)) for i in range(50)), False)
flood("continuation", "closed", lambda h2, n: (frame(HEADERS, END_STREAM, 1, b"\x82") if n == 0 else b"") + frame(CONTINUATION, 0, 1, b"\x00\x01a\x01b" * 1000) * 5)
flood("continuation-of-nothing", "closed", lambda h2, n: (frame(HEADERS, END_STREAM, 1, b"\x82") if n == 0 else b"") + frame(CONTINUATION, 0, 1) * 500)
flood("continuation-of-a-huffman-text", "closed", lambda h2, n: (frame(HEADERS, END_STREAM, 1, b"\x82\x00\x01a\x7f\xff\xff\xff\x07") if n == 0 else b"") + frame(CONTINUATION, 0, 1, b"b" * 16384) * 5)
flood("settings", "closed, or answered in bounded memory", lambda h2, n: settings(initial_window_size=65535) * 500, False)
flood("settings-that-change", "closed, or answered in bounded memory", lambda h2, n: (settings(header_table_size=0) + settings(header_table_size=4096)) * 250, False)
flood("pings", "closed, or answered in bounded memory", lambda h2, n: frame(PING, 0, 0, bytes(8)) * 500, False)
flood("priorities", "closed, or passed over", lambda h2, n: b"".join(frame(PRIORITY, 0, 1 + 2 * i, struct.pack(">IB", 0, 1)) for i in range(500)), False)
flood("empty-data", "closed, or passed over", lambda h2, n: (h2.get("/blob", 1, "PUT", end=False) if n == 0 else b"") + frame(DATA, 0, 1) * 500, False)
flood("tiny-data", "closed, or read", lambda h2, n: (h2.get("/blob", 1, "PUT", end=False) if n == 0 else b"") + frame(DATA, 0, 1, b"x") * 100, False)
flood("padded-data", "closed, or read", lambda h2, n: (h2.get("/blob", 1, "PUT", end=False) if n == 0 else b"") + frame(DATA, 8, 1, b"\xff" + bytes(255)) * 100, False)
flood("window-updates", "closed, or passed over", lambda h2, n: (h2.get("/slow?seconds=50") if n == 0 else b"") + frame(WINDOW_UPDATE, 0, 1, b"\0\0\0\1") * 500, False)
flood("unknown-frames", "closed, or passed over", lambda h2, n: frame(0x42, 0, 0, bytes(100)) * 500, False)
flood("one-window-for-all", "streams that get a byte each: in bounded memory", lambda h2, n: h2.get("/stream", 1 + 2 * n) if n < 128 else frame(WINDOW_UPDATE, 0, 1 + 2 * (n % 128), b"\0\0\0\1"), False, dict(initial_window_size=1))


@probe(FLOOD, "a header list that unpacks to megabytes: refused in bounded memory", ALONE)
async def compressed_bomb(t):
    async with Monitor(t, MEMORY) as monitor:
        for _ in range(10):
            h2 = await H2.open(t)
            # A field of 4 KiB in the table, then named a thousand times with a byte each.
            block = h2.encoder.encode([(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "x")])
            value = b"\x40\x01a\x7f" + bytes([0xFF & (0x80 | (3900 - 127) & 0x7F), (3900 - 127) >> 7]) + b"b" * 3900
            await h2.send(frame(HEADERS, END_STREAM | END_HEADERS, 1, block + value + b"\xbe" * 10_000))
            try:
                await h2.until(lambda: h2.goaway or h2.closed or h2.over(1), 5)
            except Wrong:
                check(h2.closed, f"{h2}")
            got = h2.streams.get(1)
            check(h2.goaway or h2.closed or got.reset or got.status == 431, f"got {got}")
    monitor.judge()


@probe("issue: memory of one hostile client at most 8 MiB; 256 KiB send buffer", "128 large answers with no window, 8 MiB at most", ALONE)
async def windows_of_nothing(t):
    async with Monitor(t) as monitor:
        h2 = await H2.open(t, initial_window_size=0)
        await h2.send(b"".join(h2.get("/stream", 1 + 2 * n) for n in range(100)))
        await asyncio.sleep(2)
    monitor.limit = MEMORY
    monitor.judge()


@probe("issue: memory of one hostile client at most 8 MiB", "an open window and a peer that does not read, 8 MiB at most", ALONE)
async def unread_socket(t):
    async with Monitor(t, MEMORY) as monitor:
        h2 = await H2.open(t, receive_buffer=4096, initial_window_size=(1 << 31) - 1)
        h2.peer.writer.transport.pause_reading()
        await h2.send(frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", (1 << 31) - 1 - 65535)))
        await h2.send(b"".join(h2.get("/stream", 1 + 2 * n) for n in range(100)))
        await asyncio.sleep(2)
    monitor.judge()


@probe("issue: memory of one hostile client at most 8 MiB", "100 bodies that nobody reads, 8 MiB at most", ALONE)
async def unread_bodies(t):
    async with Monitor(t, MEMORY) as monitor:
        h2 = await H2.open(t)
        await h2.send(b"".join(h2.get("/slow-blob", 1 + 2 * n, "PUT", end=False) for n in range(100)))
        reading = asyncio.ensure_future(h2.until(lambda: h2.closed, 4))
        try:
            for _ in range(8):
                for n in range(100):
                    await h2.send(frame(DATA, 0, 1 + 2 * n, bytes(8192)), 1)
        except TimeoutError:
            pass
        try:
            await reading
        except Wrong:
            pass
    monitor.judge()


def closes(name, source, expects, least, most, make, then=None):
    async def run(t):
        begin = now()
        peer = await t.connect()
        h2 = H2(peer)
        await peer.send(make(h2))
        dripping = asyncio.ensure_future(drip(peer, then)) if then else None
        try:
            await h2.until(lambda: h2.closed, most + 1)
        except Wrong:
            check(h2.closed, f"it is open after {now() - begin:.0f} s: {h2}")
        finally:
            if dripping:
                dripping.cancel()
        check(least <= now() - begin <= most, f"it took {now() - begin:.1f} s")

    add("h2_floods", name, source, expects, LONG, run)


async def drip(peer, data):
    while await peer.send(data):
        await asyncio.sleep(1)


BODY = "issue: the whole body within 30 s"
closes("preface-in-part", "issue: first request within 10 s of accept", "closed after 10 s", 9, 10 + LATE, lambda h2: PREFACE[:12])
closes("preface-and-nothing", "issue: first request within 10 s of accept", "closed after 10 s", 9, 10 + LATE, lambda h2: PREFACE)
closes("settings-and-nothing", "issue: first request within 10 s of accept", "closed after 10 s", 9, 10 + LATE, lambda h2: PREFACE + settings())
closes("pings-and-nothing", "issue: first request within 10 s of accept", "closed after 10 s", 9, 10 + LATE, lambda h2: PREFACE + settings(), frame(PING, 0, 0, bytes(8)))
closes("head-without-its-end", "issue: header read 10 s", "closed after 10 s", 9, 12 + LATE, lambda h2: PREFACE + settings() + frame(HEADERS, END_STREAM, 1, b"\x82"))
closes("idle", "issue: idle keep-alive 60 s", "closed after 60 s", 50, 62 + LATE, lambda h2: PREFACE + settings() + h2.get())


def over(name, source, expects, least, most, first, piece):
    """The stream is over after a time, and the connection is of use."""

    async def run(t):
        h2 = await H2.open(t)
        await h2.send(first(h2))
        begin = now()
        task = asyncio.ensure_future(drip(h2.peer, piece)) if piece else None
        try:
            await h2.until(lambda: h2.over(1) or h2.closed, most + 1)
        except Wrong:
            check(h2.closed, f"{expects}: {h2}")
        finally:
            if task:
                task.cancel()
        check(least <= now() - begin <= most, f"it took {now() - begin:.1f} s")

    add("h2_floods", name, source, expects, LONG, run)


over("body-byte-by-byte", BODY, "408 or reset after 30 s", 27, 30 + LATE, lambda h2: h2.get("/bytes", 1, "POST", end=False), frame(DATA, 0, 1, b"x"))
over("streamed-body-byte-by-byte", BODY, "408 or reset after 30 s", 27, 30 + LATE, lambda h2: h2.get("/blob", 1, "PUT", end=False), frame(DATA, 0, 1, b"x"))
over("body-stalls", BODY, "408 or reset after 30 s", 27, 30 + LATE, lambda h2: h2.get("/bytes", 1, "POST", end=False), None)


@probe("issue: write stall limit", "a window of nothing: reset or closed after 30 s, and what is held given back", LONG)
async def window_stalls(t):
    await t.own()
    h2 = await H2.open(t, initial_window_size=0)
    await h2.send(h2.get("/stream"))
    begin = now()
    while now() - begin < 30 + LATE:
        await asyncio.sleep(0.5)
        try:
            await h2.until(lambda: h2.over(1) or h2.closed, 0.1)
        except Wrong:
            pass
        if (await t.server.counts())["ended"] == 1:
            check(now() - begin > 15, f"it took {now() - begin:.1f} s only")
            return
    raise Wrong(f"{now() - begin:.0f} s later it is held: {h2}")


SHUTDOWN = "issue: shutdown; RFC 9113 section 6.8"


@probe(SHUTDOWN, "GOAWAY, the request in flight is answered, exit code 0", ASIDE)
async def shutdown_with_a_request(t):
    h2 = await H2.open(t)
    await h2.send(h2.get("/slow?seconds=1.5"))
    await asyncio.sleep(0.4)
    t.server.process.send_signal(signal.SIGTERM)
    t.note = "-down"
    begin = time.monotonic()
    got = await h2.answer()
    check(got.status == 200, f"got {got}")
    check(await h2.ends() == "NO_ERROR", f"got {h2}")
    _, code = await t.server.exit_code(15)
    check(code == 0 and time.monotonic() - begin < 4, f"code {code} after {time.monotonic() - begin:.1f} s")


@probe(SHUTDOWN, "connections idle, in a head, in a body, in a stream: exit code 0 within 8 s", ASIDE)
async def shutdown_with_stuck_peers(t):
    for request in (lambda h2: b"", lambda h2: h2.get(), lambda h2: frame(HEADERS, 0, 1, b"\x82"), lambda h2: h2.get("/bytes", 1, "POST", end=False),
                    lambda h2: h2.get("/ticks"), lambda h2: h2.get("/held?seconds=50"), lambda h2: h2.get("/big")):
        for _ in range(3):
            h2 = await H2.open(t)
            await h2.send(request(h2))
    await asyncio.sleep(0.4)
    t.server.process.send_signal(signal.SIGTERM)
    t.note = "-down"
    begin = time.monotonic()
    _, code = await t.server.exit_code(15)
    check(code == 0 and time.monotonic() - begin < 9, f"code {code} after {time.monotonic() - begin:.1f} s")
