#!/usr/bin/env python3
"""Another client: asks for `/` all the time while a probe attacks, and keeps its worst time; memory of the server, too.

As a program (`monitor.py PORT`) it is that client, in a process of its own, so that the attacker's work does not count; it
ends when its input does and prints the worst time, how late it was woken itself, and how many answers there were.
"""

import asyncio
import socket
import sys
import time

# What the issue allows.
WORST = 0.100
MEMORY = 8 * 1024


class Monitor:
    """Around an attack: `async with Monitor(t) as monitor: …`, then `monitor.judge()`."""

    def __init__(self, tools, memory=None):
        self.tools, self.limit = tools, memory
        self.peak = 0

    async def __aenter__(self):
        await warm(self.tools.server)
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, __file__, str(self.tools.server.port), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
        await asyncio.wait_for(self.process.stdout.readline(), 20)
        self.before = self.peak = self.tools.server.memory()
        self.watching = asyncio.ensure_future(self.watch())
        await asyncio.sleep(0.2)
        return self

    async def watch(self):
        while self.tools.server.alive():
            try:
                self.peak = max(self.peak, self.tools.server.memory())
            except (OSError, StopIteration):
                return
            await asyncio.sleep(0.02)

    async def __aexit__(self, *_):
        self.watching.cancel()
        try:
            self.peak = max(self.peak, self.tools.server.memory())
        except (OSError, StopIteration):
            pass
        self.process.stdin.close()
        output = (await asyncio.wait_for(self.process.stdout.read(), 20)).split()
        await self.process.wait()
        self.worst, self.late, self.count = float(output[0]), float(output[1]), int(output[2])
        self.added = self.peak - self.before
        self.tools.note = f"worst GET {self.worst * 1000:.0f} ms of {self.count}, woken {self.late * 1000:.0f} ms late; {self.added / 1024:+.1f} MiB"

    def judge(self):
        from harness import check

        check(self.tools.server.alive(), "the server has died")
        check(self.count > 0, "the other client was never served")
        # A machine that wakes this client late does so to the server, too.
        check(self.worst < WORST + self.late, lambda: f"the worst GET took {self.worst * 1000:.0f} ms ({self.tools.note})")
        if self.limit is not None:
            check(self.added <= self.limit, lambda: f"memory grew by {self.added / 1024:.1f} MiB ({self.tools.note})")


async def warm(server):
    """What the first requests need once is not the attacker's."""
    peer = await server.connect()
    for target in ("/", "/items/1", "/items/x", "/unknown", "/lines", "/docs", "/openapi.json", "/counts") * 5:
        await peer.get(target)
    body = b'{"name":1,"price":0}'
    for _ in range(5):
        await peer.send(b"POST /items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        await peer.answer()
    peer.close()


def main(port):
    import os
    import select

    try:
        os.nice(-10)
    except OSError:
        pass
    request = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    worst = late = 0.0
    count = 0
    kept = None
    print("ready", flush=True)
    while not select.select([0], [], [], 0)[0]:
        begin = time.monotonic()
        time.sleep(0.015)
        woken = time.monotonic()
        late = max(late, woken - begin - 0.015)
        try:
            # A new connection and a kept one in turns.
            if kept is None or count % 2:
                peer = socket.create_connection(("127.0.0.1", port), timeout=10)
                peer.settimeout(10)
            else:
                peer = kept
            peer.sendall(request)
            data = b""
            while b'"Hello World"}' not in data:
                piece = peer.recv(4096)
                if not piece:
                    raise ConnectionError("closed")
                data += piece
            seconds = time.monotonic() - woken
            if kept is None:
                kept = peer
            elif peer is not kept:
                peer.close()
        except OSError:
            seconds, kept = 10.0, None
        worst = max(worst, seconds)
        count += 1
    print(worst, late, count)


if __name__ == "__main__":
    main(int(sys.argv[1]))
