"""A peer that speaks HTTP/2 (RFC 9113) frame by frame, and may break every rule of it. Needs the package `hpack`."""

import asyncio
import struct

from harness import Skipped, Wrong, check
from wire import AT_ONCE, Peer, clip

try:
    import hpack
except ImportError:
    hpack = None

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = range(10)
NAMES = "DATA HEADERS PRIORITY RST_STREAM SETTINGS PUSH_PROMISE PING GOAWAY WINDOW_UPDATE CONTINUATION".split()
END_STREAM, ACK, END_HEADERS, PADDED, PRIORITIZED = 1, 1, 4, 8, 32
ERRORS = "NO_ERROR PROTOCOL_ERROR INTERNAL_ERROR FLOW_CONTROL_ERROR SETTINGS_TIMEOUT STREAM_CLOSED FRAME_SIZE_ERROR REFUSED_STREAM " \
    "CANCEL COMPRESSION_ERROR CONNECT_ERROR ENHANCE_YOUR_CALM INADEQUATE_SECURITY HTTP_1_1_REQUIRED".split()


def frame(kind, flags=0, stream=0, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def settings(**values):
    numbers = dict(header_table_size=1, enable_push=2, max_concurrent_streams=3, initial_window_size=4, max_frame_size=5, max_header_list_size=6)
    return frame(SETTINGS, 0, 0, b"".join(struct.pack(">HI", numbers[k], v) for k, v in values.items()))


class Stream:
    """What came on one stream."""

    def __init__(self):
        self.fields, self.body, self.trailers, self.ended, self.reset = None, b"", None, False, None

    @property
    def status(self):
        return int(dict(self.fields)[":status"]) if self.fields else None

    def get(self, name):
        return dict(self.fields or []).get(name)

    def __repr__(self):
        reset = "" if self.reset is None else f" reset with {self.reset}"
        return f"{self.status}{reset} {clip(self.body, 80)}"


class H2:
    def __init__(self, peer):
        self.peer = peer
        self.encoder, self.decoder = hpack.Encoder(), hpack.Decoder()
        self.decoder.max_header_list_size = 1 << 20
        self.streams, self.settings, self.goaway, self.closed, self.acks, self.pongs = {}, {}, None, False, 0, []
        self.windows = True

    @classmethod
    async def open(cls, t, receive_buffer=None, **values):
        if hpack is None:
            raise Skipped("the package hpack is not here")
        h2 = cls(await t.connect(receive_buffer=receive_buffer))
        await h2.send(PREFACE + settings(**values))
        await h2.until(lambda: h2.settings or h2.closed)
        check(h2.settings, "no SETTINGS come")
        return h2

    async def send(self, data, patience=20):
        return await self.peer.send(data, patience)

    def head(self, fields, stream=1, end=True, more=b""):
        """The frames of a header section."""
        block = self.encoder.encode(fields) + more
        pieces = [block[i : i + 16384] for i in range(0, len(block), 16384)] or [b""]
        first = frame(HEADERS, (END_STREAM if end else 0) | (END_HEADERS if len(pieces) == 1 else 0), stream, pieces[0])
        rest = [frame(CONTINUATION, END_HEADERS if n == len(pieces) - 2 else 0, stream, p) for n, p in enumerate(pieces[1:])]
        return first + b"".join(rest)

    def get(self, path="/", stream=1, method="GET", authority="x", end=True, more=()):
        pseudo = [(":method", method), (":scheme", "http"), (":path", path)]
        if authority is not None:
            pseudo.append((":authority", authority))
        return self.head(pseudo + list(more), stream, end)

    async def ask(self, path="/", stream=1, timeout=AT_ONCE, **more):
        await self.send(self.get(path, stream, **more))
        return await self.answer(stream, timeout)

    async def answer(self, stream=1, timeout=AT_ONCE):
        """Waits until the stream is over, and gives it."""
        await self.until(lambda: self.closed or self.over(stream), timeout)
        got = self.streams.get(stream)
        if got is None or not (got.ended or got.reset):
            raise Wrong(f"stream {stream} has no answer: {got}, {self}")
        return got

    def over(self, stream):
        return stream in self.streams and (self.streams[stream].ended or self.streams[stream].reset is not None)

    def __repr__(self):
        return f"goaway {self.goaway}, {'closed' if self.closed else 'open'}, streams {dict(list(self.streams.items())[:4])}"

    async def until(self, done, timeout=AT_ONCE):
        """Reads frames until something is true; raises `Wrong` if it does not become so."""
        end = asyncio.get_running_loop().time() + timeout
        while not done():
            left = end - asyncio.get_running_loop().time()
            try:
                if left <= 0:
                    raise TimeoutError
                head = await self.peer.exactly(9, left)
                length = int.from_bytes(head[:3], "big")
                payload = await self.peer.exactly(length, max(left, 0.5))
            except EOFError:
                self.closed = True
                if done():
                    return
                raise Wrong(f"the connection closed: {self}") from None
            except TimeoutError:
                raise Wrong(f"it does not come in {timeout} s: {self}") from None
            await self.take(head[3], head[4], int.from_bytes(head[5:], "big") & 0x7FFFFFFF, payload)

    async def take(self, kind, flags, stream, payload):
        if kind == SETTINGS and flags & ACK:
            self.acks += 1
        elif kind == SETTINGS:
            self.settings = {key: value for key, value in struct.iter_unpack(">HI", payload)} or {0: 0}
            await self.send(frame(SETTINGS, ACK))
        elif kind == PING and flags & ACK:
            self.pongs.append(payload)
        elif kind == PING:
            await self.send(frame(PING, ACK, 0, payload))
        elif kind == GOAWAY:
            self.goaway = ERRORS[int.from_bytes(payload[4:8], "big")]
        elif kind == RST_STREAM:
            self.streams.setdefault(stream, Stream()).reset = ERRORS[int.from_bytes(payload, "big")]
        elif kind == HEADERS:
            got = self.streams.setdefault(stream, Stream())
            fields = [(str(k), str(v)) for k, v in self.decoder.decode(payload)]
            if got.fields and got.status >= 200:
                got.trailers = fields
            else:
                got.fields = fields
            got.ended = bool(flags & END_STREAM)
        elif kind == DATA:
            got = self.streams.setdefault(stream, Stream())
            got.body += payload
            got.ended = bool(flags & END_STREAM)
            if payload and self.windows:
                size = struct.pack(">I", len(payload))
                await self.send(frame(WINDOW_UPDATE, 0, 0, size) + (b"" if got.ended else frame(WINDOW_UPDATE, 0, stream, size)))

    async def ends(self, timeout=AT_ONCE):
        """Waits until the connection is closed; gives the error of the GOAWAY."""
        try:
            await self.until(lambda: self.closed, timeout)
        except Wrong:
            if not self.closed:
                raise
        return self.goaway

    async def refused(self, *errors, stream=1, timeout=AT_ONCE):
        """Waits for a reset of the stream or the end of the connection, with one of these errors, or for a 4xx."""
        try:
            await self.until(lambda: self.goaway or self.closed or self.over(stream), timeout)
        except Wrong:
            if not (self.closed or self.goaway):
                raise
        got = self.streams.get(stream)
        if got and got.status and 400 <= got.status < 500:
            return
        error = (got.reset if got else None) or self.goaway
        check(error in errors or (error is None and self.closed), f"got {got}, {self}")

    async def lives(self, stream=101):
        """The connection answers."""
        got = await self.ask("/", stream)
        check(got.body == b'{"message":"Hello World"}', f"got {got}")
