"""Answers that take memory while they are sent (content codings, files, events), asked for 128 times by who does not read them."""

import asyncio
import struct

from harness import ALONE, Wrong, add, check
from http2 import H2, RST_STREAM, WINDOW_UPDATE, frame
from monitor import MEMORY, Monitor

SOURCE = "issue: memory of one hostile client at most 8 MiB, others' GET below 100 ms"
STREAMS = 128
GREATEST = (1 << 31) - 1


async def warm(t, target, more):
    """What the first answers need once is not the attacker's."""
    h2 = await H2.open(t)
    for stream in (1, 3, 5):
        await h2.send(h2.get(target, stream, more=more))
        await h2.until(lambda: stream in h2.streams and (h2.over(stream) or len(h2.streams[stream].body) > 20_000), 20)
        check(h2.streams[stream].status == 200, f"{target} gives {h2.streams[stream]}")
        check(h2.streams[stream].get("content-encoding") == dict(more).get("accept-encoding"), f"got {h2.streams[stream].fields}")
        await h2.send(frame(RST_STREAM, 0, stream, struct.pack(">I", 8)))
    h2.peer.close()
    await asyncio.sleep(0.3)


def unread(name, target, coding, expects, attack):
    async def run(t):
        await t.own(heavy=True)
        asked = target.replace("PROGRAM", t.server.program)
        more = [("accept-encoding", coding)] if coding else []
        await warm(t, asked, more)
        async with Monitor(t, MEMORY) as monitor:
            await attack(t, asked, more)
        monitor.judge()

    add("heavy", f"{name}-{coding}" if coding else name, SOURCE, expects, ALONE, run)


def requests(h2, target, more):
    return b"".join(h2.get(target, 1 + 2 * n, more=more) for n in range(STREAMS))


async def quietly(h2, seconds):
    """Reads what comes, whatever it is."""
    try:
        await h2.until(lambda: h2.closed, seconds)
    except Wrong:
        pass


async def no_window(t, target, more):
    h2 = await H2.open(t, initial_window_size=0)
    await h2.send(requests(h2, target, more))
    await quietly(h2, 2)


async def small_windows(t, target, more):
    """A little is taken of each stream, again and again, so that all of them are under way."""
    h2 = await H2.open(t, initial_window_size=100)
    h2.windows = False
    await h2.send(requests(h2, target, more))
    for _ in range(15):
        await quietly(h2, 0.15)
        updates = b"".join(frame(WINDOW_UPDATE, 0, 1 + 2 * n, struct.pack(">I", 100)) for n in range(STREAMS))
        if h2.closed or not await h2.send(updates + frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", 100 * STREAMS)), 2):
            return


async def whole_frames(t, target, more):
    """A frame is taken of each stream, and then nothing."""
    h2 = await H2.open(t, initial_window_size=16_384)
    h2.windows = False
    await h2.send(frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", GREATEST - 65_535)))
    await h2.send(requests(h2, target, more))
    await quietly(h2, 2)


async def full_socket(t, target, more):
    h2 = await H2.open(t, receive_buffer=4096, initial_window_size=GREATEST)
    h2.peer.writer.transport.pause_reading()
    await h2.send(frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", GREATEST - 65_535)))
    await h2.send(requests(h2, target, more))
    await asyncio.sleep(2)


CODINGS = ("gzip", "br", "zstd")
for kind, path, codings, ways in (
    ("page", "/packed/page", CODINGS, (small_windows,)),
    ("text", "/packed/text", CODINGS, (small_windows, whole_frames, full_socket)),
    ("file", "/packed/file", CODINGS, (small_windows, whole_frames)),
    ("plain-file", "/packed/file", (None,), (no_window, small_windows, whole_frames, full_socket)),
    ("folder", "/folder-of-files/PROGRAM", (None,), (small_windows, whole_frames, full_socket)),
    ("events", "/plain/events", (None,), (no_window, small_windows, whole_frames, full_socket)),
):
    for coding in codings:
        for way in ways:
            how = way.__name__.replace("_", " ")
            unread(f"{kind}-{way.__name__}", path, coding, f"{STREAMS} streams of {path}, {how}: 8 MiB at most", way)
