"""Bodies that are too large, and bodies that are large: refused at once, or flat in memory."""

import asyncio

from harness import ALONE, check, probe, table
from monitor import MEMORY, Monitor
from outcomes import no_second, refused, says, status

LIMIT = "issue: body limit checked against Content-Length before reading (413 at once)"
READING = "issue: body limit while reading"
CODED = "issue: unsupported Content-Encoding 415; RFC 9110 section 15.5.16"
FLAT = "issue: bodies flat in memory both ways"
MIB = 1 << 20
JSON = "Content-Type: application/json\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
MULTIPART = "Content-Type: multipart/form-data; boundary=b\r\n"
CHUNKED = "Transfer-Encoding: chunked\r\n"


def head(path, fields, method="POST"):
    return f"{method} {path} HTTP/1.1\r\nHost: x\r\n{fields}\r\n"


def announced(name, path, fields, length, outcome=refused(413)):
    return f"announced-{name}", LIMIT, head(path, f"{fields}Content-Length: {length}\r\n"), outcome


def chunks(path, fields, size, method="POST", piece=65536):
    data = f"{piece:x}\r\n".encode() + b"x" * piece + b"\r\n"
    return head(path, fields + CHUNKED, method).encode() + data * (size // piece) + b"0\r\n\r\n"


def coded(name, coding, outcome=status(415), path="/items", fields=JSON, body='{"name":"a","price":1}'):
    return f"coding-{name}", CODED, head(path, f"{fields}Content-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n") + body, outcome


table("sizes", [
    announced("json", "/items", JSON, 3 * MIB),
    announced("json-expecting", "/items", JSON + "Expect: 100-continue\r\n", 3 * MIB),
    announced("bytes", "/bytes", "", 2 * MIB + 1),
    announced("bytes-of-4-GiB", "/bytes", "", 1 << 32),
    announced("bytes-of-1-EiB", "/bytes", "", 1 << 60),
    announced("form", "/login", FORM, 3 * MIB),
    announced("form-expecting", "/login", FORM + "Expect: 100-continue\r\n", 3 * MIB),
    announced("upload", "/upload", MULTIPART, 65 * MIB),
    announced("upload-expecting", "/upload", MULTIPART + "Expect: 100-continue\r\n", 65 * MIB),
    announced("get", "/", "", 1 << 40, no_second()),
    announced("unread", "/ignored", "", 1 << 40, no_second()),
    ("chunked-json", READING, lambda: chunks("/items", JSON, 3 * MIB), refused(413)),
    ("chunked-bytes", READING, lambda: chunks("/bytes", "", 3 * MIB), refused(413)),
    ("chunked-form", READING, lambda: chunks("/login", FORM, 3 * MIB), refused(413)),
    ("chunked-in-one-chunk", READING, lambda: chunks("/bytes", "", 3 * MIB, piece=3 * MIB), refused(413)),
    ("chunked-unread", READING, lambda: chunks("/ignored", "", 20 * MIB), no_second()),
    ("bytes-of-2-MiB", LIMIT, lambda: head("/bytes", f"Content-Length: {2 * MIB}\r\n").encode() + bytes(2 * MIB), says(200, f'"size":{2 * MIB}')),
    ("chunked-of-2-MiB", READING, lambda: chunks("/bytes", "", 2 * MIB), says(200, f'"size":{2 * MIB}')),
    # Codings of the content.
    coded("gzip", "gzip"),
    coded("x-gzip", "x-gzip"),
    coded("deflate", "deflate"),
    coded("brotli", "br"),
    coded("zstd", "zstd"),
    coded("compress", "compress"),
    coded("unknown", "squeamish"),
    coded("in-capitals", "GZIP"),
    coded("two", "gzip, gzip"),
    coded("identity-and-gzip", "identity, gzip"),
    coded("two-fields", "identity\r\nContent-Encoding: gzip"),
    coded("of-a-form", "gzip", path="/login", fields=FORM, body="username=a&password=b"),
    coded("of-bytes", "gzip", path="/bytes", fields=""),
    coded("of-an-upload", "gzip", path="/upload", fields=MULTIPART, body="--b--\r\n"),
    coded("identity", "identity", status(201)),
])


@probe(LIMIT, "413 within half a second, before any of the body")
async def refused_at_once(t):
    peer = await t.connect()
    begin = asyncio.get_running_loop().time()
    await peer.send(head("/bytes", "Content-Length: 99999999\r\n"))
    answer = await peer.answer()
    seconds = asyncio.get_running_loop().time() - begin
    check(answer.status == 413 and seconds < 0.5, f"{answer} after {seconds:.2f} s")


@probe("RFC 9112 section 9.6", "a client that sends on can read its 413")
async def refused_while_sending(t):
    for _ in range(10):
        peer = await t.connect()
        await peer.send(head("/bytes", f"Content-Length: {8 * MIB}\r\n").encode() + bytes(8 * MIB))
        answer = await peer.answer()
        check(answer.status == 413, f"got {answer}")


@probe("RFC 9112 section 9.6", "a client that sends chunks on can read its 413")
async def refused_while_sending_chunks(t):
    for _ in range(10):
        peer = await t.connect()
        await peer.send(chunks("/bytes", "", 8 * MIB))
        answer = await peer.answer()
        check(answer.status == 413, f"got {answer}")


@probe("issue: also under Expect: 100-continue", "413 and no 100")
async def no_continue_for_too_much(t):
    peer = await t.connect()
    await peer.send(head("/bytes", "Expect: 100-continue\r\nContent-Length: 99999999\r\n"))
    answer = await peer.answer()
    check(answer.status == 413 and not peer.interim, f"got {peer.interim} {answer}")


@probe(FLAT, "64 MiB in chunks, and 8 MiB of memory at most", ALONE)
async def memory_of_a_streamed_body(t):
    async with Monitor(t, MEMORY) as monitor:
        peer = await t.connect()
        await peer.send(head("/blob", CHUNKED, "PUT"))
        piece = b"40000\r\n" + bytes(0x40000) + b"\r\n"
        for _ in range(256):
            await peer.send(piece)
        await peer.send("0\r\n\r\n")
        check((await peer.answer(20)).json() == {"size": 64 * MIB}, "misread")
    monitor.judge()


@probe("issue: back-pressure kept", "a handler that reads slowly slows its client down, in 8 MiB of memory", ALONE)
async def memory_of_a_slow_reader(t):
    async with Monitor(t, MEMORY) as monitor:
        peer = await t.connect()
        await peer.send(head("/slow-blob", f"Content-Length: {64 * MIB}\r\n", "PUT"))
        try:
            await peer.send(bytes(64 * MIB), 4)
        except TimeoutError:
            pass
        else:
            check(False, "all of it was taken at once")
    monitor.judge()


@probe(FLAT, "a stream of 64 MiB, and 8 MiB of memory at most", ALONE)
async def memory_of_a_stream(t):
    async with Monitor(t, MEMORY) as monitor:
        peer = await t.connect()
        await peer.send("GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        size = 0
        while data := await peer.more(20):
            size += len(data)
            peer.unread.clear()
        check(size > 64 * MIB, f"{size} bytes came")
    monitor.judge()


def unread(name, request, count=1, connections=1, limit=MEMORY):
    """Asks, and reads nothing."""

    async def run(t):
        async with Monitor(t, limit) as monitor:
            peers = [await t.connect(receive_buffer=4096) for _ in range(connections)]
            for peer in peers:
                peer.writer.transport.pause_reading()
            try:
                await asyncio.wait_for(asyncio.gather(*(peer.send(request * count, 60) for peer in peers)), 4)
            except TimeoutError:
                pass
            await asyncio.sleep(1)
        monitor.judge()

    from harness import add

    add("sizes", name, "issue: memory of one hostile client at most 8 MiB", "answers that nobody reads take 8 MiB at most", ALONE, run)


def asking(target):
    return f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n"


unread("unread-stream", asking("/stream"))
unread("unread-pipelined-small", asking("/"), 100_000)
unread("unread-pipelined-unknown", asking("/unknown"), 100_000)
unread("unread-pipelined-docs", asking("/docs/swagger-ui-bundle.js"), 10_000)
unread("unread-pipelined-streams", asking("/stream"), 1000)
unread("unread-pipelined-faults", asking("/items/1?limit=" + "x" * 8000), 5_000)
unread("unread-streams-of-50", asking("/stream"), 10, 50)
unread("unread-docs-of-100", asking("/docs/swagger-ui-bundle.js"), 10, 100, 16 * 1024)
