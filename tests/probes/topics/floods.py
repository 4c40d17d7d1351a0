"""One client that floods; another one's worst GET stays below 100 ms, and memory within bounds."""

import asyncio
import resource

from harness import ALONE, Skipped, check, probe
from monitor import MEMORY, Monitor, warm

FLOOD = "issue: other clients' worst GET below 100 ms, memory of one hostile client at most 8 MiB"
# How long a flood lasts, in seconds.
LASTING = 3


def now():
    return asyncio.get_running_loop().time()


def flood(name, request, read=True, clients=20, memory=MEMORY, linger=None):
    """Clients that connect, send, maybe read one answer, and leave, over and over."""

    async def client(t, until):
        while now() < until:
            peer = await t.connect()
            t.peers.remove(peer)
            await peer.send(request() if callable(request) else request)
            try:
                if read:
                    await peer.more(5)
            except TimeoutError:
                pass
            peer.abort() if linger == "abort" else peer.close()

    async def run(t):
        async with Monitor(t, memory) as monitor:
            until = now() + LASTING
            await asyncio.gather(*(client(t, until) for _ in range(clients)))
        monitor.judge()

    from harness import add

    add("floods", name, FLOOD, "GET below 100 ms, 8 MiB at most", ALONE, run)


flood("connect-and-close", b"", read=False)
flood("connect-and-abort", b"", read=False, linger="abort")
flood("request-and-abort", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", read=False, linger="abort")
flood("slow-request-and-abort", b"GET /held?seconds=50 HTTP/1.1\r\nHost: x\r\n\r\n", read=False, linger="abort")
flood("stream-and-abort", b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n", linger="abort")
flood("nonsense", b"\x00\x01\x02nonsense\r\n\r\n")
flood("large-heads", lambda: b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 100_000 + b"\r\n\r\n")
flood("many-fields", lambda: b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 5000 + b"\r\n")
flood("unknown-paths", b"GET /unknown HTTP/1.1\r\nHost: x\r\n\r\n" * 10)
flood("panics", b"GET /panic/handler HTTP/1.1\r\nHost: x\r\n\r\n")
flood("docs", b"GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n", clients=10)
flood("faults", b"GET /items/x?limit=y HTTP/1.1\r\nHost: x\r\n\r\n" * 5)


@probe(FLOOD, "100,000 pipelined requests, GET below 100 ms, 8 MiB at most", ALONE)
async def pipelined(t):
    async with Monitor(t, MEMORY) as monitor:
        peer = await t.connect()
        sending = asyncio.ensure_future(peer.send(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 20_000, 60))
        size = 0
        until = now() + LASTING
        while now() < until:
            try:
                size += len(await peer.more(1))
            except TimeoutError:
                break
            peer.unread.clear()
        sending.cancel()
        check(size > 100_000, f"{size} bytes came")
    monitor.judge()


@probe(FLOOD, "one chunk a byte, GET below 100 ms, 8 MiB at most", ALONE)
async def tiny_chunks(t):
    async with Monitor(t, MEMORY) as monitor:
        peers = [await t.connect() for _ in range(4)]
        for peer in peers:
            await peer.send("PUT /blob HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        until = now() + LASTING

        async def send(peer):
            while now() < until:
                await peer.send(b"1\r\nx\r\n" * 1000)

        await asyncio.gather(*(send(peer) for peer in peers))
    monitor.judge()


@probe(FLOOD, "2000 heads that do not end, GET below 100 ms", ALONE)
async def unfinished_heads(t):
    async with Monitor(t) as monitor:
        for _ in range(20):
            peers = await asyncio.gather(*(t.connect() for _ in range(100)))
            await asyncio.gather(*(peer.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y" * 1000) for peer in peers))
    monitor.judge()


@probe(FLOOD, "300 heads of 60 KiB that do not end, GET below 100 ms, closed after 10 s", ALONE)
async def large_unfinished_heads(t):
    async with Monitor(t) as monitor:
        peers = await asyncio.gather(*(t.connect() for _ in range(300)))
        await asyncio.gather(*(peer.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y" * 60_000) for peer in peers))
        await asyncio.sleep(1)
    monitor.judge()
    await asyncio.gather(*(peer.ends(16) for peer in peers))


async def idle(t, request, count=10_000):
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if limit < count + 500:
        raise Skipped(f"at most {limit} descriptors here")
    await warm(t.server)
    before = t.server.memory()
    async with Monitor(t) as monitor:
        for _ in range(count // 100):
            peers = await asyncio.gather(*(t.connect() for _ in range(100)))
            if request:
                await asyncio.gather(*(peer.send(request) for peer in peers))
                await asyncio.gather(*(peer.answer(20) for peer in peers))
        # Some of them may have met their deadline by now.
        with open(f"/proc/net/tcp") as table:
            port = f":{t.server.port:04X}"
            held = sum(1 for line in table if line.split()[1].endswith(port) and line.split()[3] == "01")
        added = t.server.memory() - before
    t.note = f"{held} connections, {added / 1024:.1f} MiB, {added / max(1, held):.1f} KiB each; " + t.note
    check(held > count * 0.9, f"{held} connections are left")
    check(added < 20 * count, f"{added / count:.1f} KiB for each")
    monitor.judge()


@probe("issue: 10,000 idle connections", "10,000 connections that ask once, below 20 KiB each, GET below 100 ms", ALONE)
async def idle_after_an_answer(t):
    await idle(t, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")


@probe("issue: 10,000 idle connections", "connections that say nothing are closed after 10 s, memory comes back", ALONE)
async def idle_without_a_word(t):
    await warm(t.server)
    peers = []
    for _ in range(30):
        peers += await asyncio.gather(*(t.connect() for _ in range(100)))
    begin = now()
    await asyncio.gather(*(peer.ends(16) for peer in peers))
    check(now() - begin < 16, f"it took {now() - begin:.0f} s")
    check(len(t.server.descriptors()) < 40, f"{len(t.server.descriptors())} descriptors are left")
