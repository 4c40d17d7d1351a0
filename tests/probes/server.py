"""A process of the application: started, watched, stopped."""

import asyncio
import os
import signal
import time

from harness import Wrong, check
from wire import Peer, exchange


class Server:
    def __init__(self, process, port, log):
        self.process, self.port, self.log = process, port, log
        self.connections = []

    @classmethod
    async def start(cls, binary, folder, name, heavy=False):
        log = os.path.join(folder, f"{name}.log")
        more = {"FERRAPI_PROBES_HEAVY": "1"} if heavy else {}
        with open(log, "wb") as output:
            process = await asyncio.create_subprocess_exec(
                binary, "--port", "0", stdout=asyncio.subprocess.PIPE, stderr=output, env={**os.environ, "RUST_BACKTRACE": "0", **more})
        greeting = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
        check("http://127.0.0.1:" in greeting, f"the target does not start: {greeting!r}")
        port = int(greeting.split("http://127.0.0.1:")[1].split()[0].split("/")[0])
        server = cls(process, port, log)
        server.program = os.path.basename(binary)
        return server

    async def connect(self, **options):
        return await Peer.connect(self.port, **options)

    def errors(self):
        with open(self.log, "rb") as output:
            return output.read()

    def alive(self):
        return self.process.returncode is None

    def memory(self):
        """Resident memory in KiB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))

    def descriptors(self):
        return os.listdir(f"/proc/{self.process.pid}/fd")

    def deleted_files(self):
        found = []
        for descriptor in self.descriptors():
            try:
                target = os.readlink(f"/proc/{self.process.pid}/fd/{descriptor}")
            except OSError:
                continue
            if "(deleted)" in target:
                found.append(target)
        return found

    async def counts(self):
        peer = await self.connect()
        try:
            return (await peer.get("/counts")).json()
        finally:
            peer.close()

    async def stop(self, deadline=15):
        if self.alive():
            self.process.send_signal(signal.SIGTERM)
        return await self.exit_code(deadline)

    async def exit_code(self, deadline):
        """Waits for the end; gives the seconds and the code."""
        begin = time.monotonic()
        try:
            code = await asyncio.wait_for(self.process.wait(), deadline)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()
            raise Wrong(f"the process runs {deadline} s after it was told to stop") from None
        return time.monotonic() - begin, code


class Tools:
    """What a probe gets: a server, connections that are closed after it, and what was said on them."""

    def __init__(self, server, start):
        self.server, self.start = server, start
        self.peers, self.servers, self.note = [], [], ""

    async def connect(self, **options):
        peer = await self.server.connect(**options)
        self.peers.append(peer)
        return peer

    async def exchange(self, data, **options):
        peer = await self.connect()
        return await exchange(peer, data, **options)

    async def own(self, heavy=False):
        """A server for this probe alone; a heavy one has the routes of `target/heavy.rs`, too."""
        self.server = await self.start(heavy=heavy)
        self.servers.append(self.server)
        return self.server

    async def end(self):
        for peer in self.peers:
            peer.close()
        for server in self.servers:
            if server.alive():
                server.process.kill()
                await server.process.wait()
