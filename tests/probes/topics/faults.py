"""Panics: a plain 500 for that request alone; what was wrong is in the log, on one line, and nowhere else."""

import asyncio
import re

from harness import ALONE, QUICK, Wrong, add, check, probe

PANICS = "issue: panics give a plain 500 for that request only, detail in the log alone"
LOG = "issue: log lines structured and safe against injected line breaks"


def panics(name, target, code=500, method="GET", body=b""):
    async def run(t):
        peer = await t.connect()
        fields = f"Content-Length: {len(body)}\r\n" if body else ""
        await peer.send(f"{method} {target} HTTP/1.1\r\nHost: x\r\n{fields}\r\n".encode() + body)
        answer = await peer.answer()
        check(answer.status == code, f"got {answer}")
        check(b"secret" not in answer.body and b".rs" not in answer.body, f"got {answer}")
        if code == 500:
            check(answer.body in (b"Internal Server Error", b'{"detail":"Internal Server Error"}'), f"got {answer}")
        # With what is left of a body unread it may be closed.
        if answer.get("connection") != "close" and not body:
            check((await peer.get("/")).status == 200, "the connection is of no use afterwards")

    add("faults", f"panic-of-{name}", PANICS, str(code), QUICK, run)


panics("a-handler", "/panic/handler")
panics("a-handler-later", "/panic/later")
panics("a-blocking-handler", "/panic/blocking")
panics("a-handler-with-a-body", "/panic/body", method="POST", body=b"x" * 100000)
panics("a-dependency", "/panic/dependency")
panics("a-teardown", "/panic/teardown", 200)
panics("a-task", "/panic/task", 200)
panics("an-error-on-purpose", "/failure")


def breaks_off(name, target):
    async def run(t):
        await t.own()
        peer = await t.connect()
        await peer.send(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n")
        try:
            answer = await peer.answer(broken=True)
            check(answer.status == 500 or not answer.whole, f"the stream ends as if it were whole: {answer}")
        except Wrong:
            check(not peer.got, "the answer's head is broken")
        check(b"secret" not in bytes(peer.got), "the client is told")
        await asyncio.sleep(0.2)
        counts = await t.server.counts()
        check(counts["ended"] == counts["begun"] == 1, f"the teardown has not run: {counts}")
        check(b"secret of the stream" in t.server.errors(), "the log says nothing")

    add("faults", name, PANICS, "500, or broken off without a last chunk; the teardown runs", QUICK, run)


breaks_off("panic-of-a-stream", "/panic/stream")
breaks_off("panic-of-a-stream-at-once", "/panic/stream-at-once")


@probe(PANICS, "each text is in the log; each teardown has run", ALONE)
async def log_of_panics(t):
    for target in ("/panic/handler", "/panic/dependency", "/panic/teardown", "/panic/task"):
        peer = await t.connect()
        await peer.get(target)
    await asyncio.sleep(0.3)
    counts = await t.server.counts()
    check(counts["begun"] == counts["ended"] == 3, f"got {counts}")
    for word in (b"handler", b"dependency", b"teardown", b"task"):
        check(b"secret of the " + word in t.server.errors(), f"{word} is not in the log")


@probe(PANICS, "1000 panics change nothing", ALONE)
async def many_panics(t):
    async def client():
        peer = await t.connect()
        for _ in range(50):
            check((await peer.get("/panic/handler")).status == 500, "no 500")

    before = t.server.memory()
    await asyncio.gather(*(client() for _ in range(20)))
    check((await t.server.counts())["ended"] == 1000, "teardowns are missing")
    check(t.server.memory() - before < 8192, f"{t.server.memory() - before} KiB more")


def injected(name, text, target="/panic/echo?text={}", fields=""):
    async def run(t):
        await t.own()
        peer = await t.connect()
        await peer.send(f"GET {target.format(text)} HTTP/1.1\r\nHost: x\r\n{fields}\r\n")
        await peer.answer()
        await asyncio.sleep(0.2)
        log = t.server.errors()
        check(not re.search(rb"(?m)^\s*INJECTED", log), f"the log has a line of the client's: {log[-300:]!r}")
        check(b"\x1b" not in log and b"\x00" not in log and b"\r" not in log, f"the log has control bytes: {log[-300:]!r}")

    add("faults", f"log-{name}", LOG, "the text is on one line, escaped", QUICK, run)


injected("line-feed", "a%0AINJECTED")
injected("line-end", "a%0D%0AINJECTED")
injected("escape", "a%1B[2JINJECTED")
injected("nul", "a%00INJECTED")
injected("separators", "a%E2%80%A8%C2%85%0BINJECTED")
injected("path", "", "/unknown%0AINJECTED")
injected("field", "", "/", "User-Agent: a\tINJECTED\r\nReferer: \xc2\x85INJECTED\r\n")
