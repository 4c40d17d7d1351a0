"""SIGTERM at every bad moment: the port closes within 1 s, what is in flight is finished, exit code 0 within 8 s."""

import asyncio
import signal
import socket
import time

from harness import ASIDE, Wrong, add, check, probe
from wire import Peer

SHUTDOWN = "issue: shutdown: stop accepting within 1 s, finish what is in flight, exit within 8 s with code 0"
DEADLINE = 8
# A busy machine wakes nobody on time.
GRACE = 1.0


async def told(t, number=signal.SIGTERM):
    t.server.process.send_signal(number)
    t.note = "-down"
    return time.monotonic()


async def exits(t, begin, within=DEADLINE):
    _, code = await t.server.exit_code(DEADLINE + 7)
    seconds = time.monotonic() - begin
    t.note = f"-down after {seconds:.1f} s"
    check(code == 0, f"the exit code is {code}")
    check(seconds < within + GRACE, f"it took {seconds:.1f} s")


async def port_is_closed(t, begin):
    while time.monotonic() - begin < 5:
        try:
            socket.create_connection(("127.0.0.1", t.server.port), timeout=1).close()
        except OSError:
            seconds = time.monotonic() - begin
            check(seconds < 1.2, f"the port was open for {seconds:.1f} s")
            return
        await asyncio.sleep(0.05)
    raise Wrong("the port is open after 5 s")


def stuck(name, request, count=1, within=DEADLINE, read=False, answered=None, ends=False):
    """Peers that are in the middle of something."""

    async def run(t):
        peers = [await t.connect() for _ in range(count)]
        for peer in peers:
            await peer.send(request)
        if read:
            await asyncio.gather(*(peer.until(b"\r\n\r\n", 5) for peer in peers))
        await asyncio.sleep(0.3)
        begin = await told(t)
        await port_is_closed(t, begin)
        if answered:
            answers = await asyncio.gather(*(peer.answer(10) for peer in peers))
            check(all(a.status == answered for a in answers), f"got {answers[:3]}")
        await exits(t, begin, within)

    add("shutdown", name, SHUTDOWN, f"exits within {within} s, code 0" + (f", answered with {answered}" if answered else ""), ASIDE, run)


POST = "POST /items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
stuck("nobody", b"", 0, 1)
stuck("connected-and-silent", b"", 20)
stuck("idle-after-an-answer", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 50, 1, read=True)
stuck("within-a-head", "GET / HTTP/1.1\r\nHost: x\r\nX-", 20)
stuck("within-a-first-line", "GE", 5)
stuck("within-a-body", POST + '{"name', 20)
stuck("within-a-streamed-body", "PUT /blob HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc", 20)
stuck("within-a-chunk", "PUT /blob HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", 5)
stuck("within-an-upload", 'POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9999999\r\n\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nabc', 5)
stuck("handlers-that-take-2-s", "GET /slow?seconds=2 HTTP/1.1\r\nHost: x\r\n\r\n", 20, 4, answered=200)
stuck("handlers-that-take-50-s", "GET /held?seconds=50 HTTP/1.1\r\nHost: x\r\n\r\n", 20)
stuck("streams", "GET /ticks HTTP/1.1\r\nHost: x\r\n\r\n", 20, read=True)
stuck("streams-unread", "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n", 20, read=True)
stuck("answers-unread", "GET /big HTTP/1.1\r\nHost: x\r\n\r\n", 20, read=True)
stuck("handlers-600", "GET /slow?seconds=3 HTTP/1.1\r\nHost: x\r\n\r\n", 600, 6, answered=200)


@probe(SHUTDOWN, "SIGINT does the same", ASIDE)
async def interrupt(t):
    await (await t.connect()).get("/")
    await exits(t, await told(t, signal.SIGINT), 1)


@probe(SHUTDOWN, "a second signal ends it at once", ASIDE)
async def twice(t):
    peer = await t.connect()
    await peer.send("GET /held?seconds=50 HTTP/1.1\r\nHost: x\r\n\r\n")
    await asyncio.sleep(0.3)
    begin = await told(t)
    await asyncio.sleep(0.5)
    await told(t)
    await t.server.exit_code(DEADLINE + 7)
    check(time.monotonic() - begin < DEADLINE + GRACE, "the second signal made it longer")


@probe("RFC 9112 section 9.6; " + SHUTDOWN, "the last answer says `Connection: close`, and closes", ASIDE)
async def last_answer(t):
    peer = await t.connect()
    await peer.send("GET /slow?seconds=1.5 HTTP/1.1\r\nHost: x\r\n\r\n")
    await asyncio.sleep(0.5)
    begin = await told(t)
    answer = await peer.answer()
    check(answer.status == 200 and answer.get("connection") == "close", f"got {answer.fields}")
    await peer.ends()
    await exits(t, begin, 3)


@probe("RFC 9112 section 9.6; " + SHUTDOWN, "a body that arrives in time is answered", ASIDE)
async def body_in_time(t):
    peer = await t.connect()
    await peer.send("POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhello")
    await asyncio.sleep(0.3)
    begin = await told(t)
    await asyncio.sleep(1)
    await peer.send("world")
    check((await peer.answer()).json() == {"size": 10}, "misread")
    await exits(t, begin, 3)


@probe(SHUTDOWN, "no client under load sees a broken answer", ASIDE)
async def under_load(t):
    broken, served = [], 0

    async def client():
        nonlocal served
        try:
            while True:
                peer = await Peer.connect(t.server.port)
                try:
                    for _ in range(50):
                        await peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                        try:
                            answer = await peer.answer()
                        except Wrong as wrong:
                            # A connection that closes before it has answered at all may be tried again (RFC 9110 9.2.2).
                            if peer.unread:
                                broken.append(str(wrong))
                            return
                        served += 1
                        if answer.get("connection") == "close":
                            break
                finally:
                    peer.close()
        except OSError:
            return

    clients = [asyncio.ensure_future(client()) for _ in range(50)]
    await asyncio.sleep(1)
    begin = await told(t)
    await exits(t, begin, 2)
    await asyncio.gather(*clients)
    check(not broken, f"broken: {broken[:3]}")
    check(served > 200, f"{served} were served")
    t.note += f", {served} served"


@probe(SHUTDOWN, "teardowns run for what is cut off", ASIDE)
async def everything_at_once(t):
    for request in ("", "GE", POST + "{", "GET /ticks HTTP/1.1\r\nHost: x\r\n\r\n", "GET /held?seconds=50 HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET /big HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "PUT /slow-blob HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n" + "x" * 9999):
        for _ in range(10):
            await (await t.connect()).send(request)
    await asyncio.sleep(0.5)
    begin = await told(t)
    await port_is_closed(t, begin)
    await exits(t, begin)
    check(b"panicked" not in t.server.errors(), "something panicked")
