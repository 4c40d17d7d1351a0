"""The other end of a connection: bytes out, answers in, read as strictly as RFC 9112 writes them."""

import asyncio
import re
import socket
import struct

from harness import Wrong, check

# How long anything may take that should happen at once, in seconds. The machine may be busy.
AT_ONCE = 5.0
# How long nothing must come before a peer is taken to wait for more, in seconds.
QUIET = 0.6

TOKEN = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+\Z")
BODILESS = {204, 304}


class Answer:
    """One response."""

    def __init__(self, version, status, fields):
        self.version, self.status, self.fields, self.body = version, status, fields, b""
        # The bytes behind the head say where they end.
        self.whole = True

    def get(self, name):
        found = [value for known, value in self.fields if known.lower() == name.lower()]
        check(len(found) < 2 or name.lower() in ("set-cookie", "vary"), f"{name} stands twice in {self}")
        return found[0] if found else None

    def names(self):
        return sorted({name.lower() for name, _ in self.fields})

    def json(self):
        import json

        return json.loads(self.body)

    def __repr__(self):
        close = "" if self.get_raw("connection") is None else f" connection: {self.get_raw('connection')}"
        return f"{self.status}{close} {clip(self.body, 120)}"

    def get_raw(self, name):
        return next((value for known, value in self.fields if known.lower() == name), None)


def clip(data, length=160):
    """Bytes as a text of one line."""
    text = data[:length].decode("latin-1").encode("unicode_escape").decode("ascii")
    return f"{text}… ({len(data)} bytes)" if len(data) > length else text


def read_head(raw):
    lines = raw[:-4].split(b"\r\n")
    match = re.fullmatch(rb"(HTTP/1\.[01]) (\d{3}) ([\t -~\x80-\xff]*)", lines[0])
    check(match, f"a status line is {lines[0]!r}")
    fields = []
    for line in lines[1:]:
        name, colon, value = line.partition(b":")
        check(colon and TOKEN.match(name), f"a field line is {line!r}")
        check(not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", value), f"a field has control bytes: {line!r}")
        fields.append((name.decode(), value.strip(b" \t").decode("latin-1")))
    return Answer(match[1].decode(), int(match[2]), fields)


class Peer:
    """A connection of ours to the server."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.sent, self.got, self.unread = bytearray(), bytearray(), bytearray()
        self.interim = []

    @classmethod
    async def connect(cls, port, receive_buffer=None):
        connection = socket.socket()
        connection.setblocking(False)
        if receive_buffer:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        await asyncio.wait_for(asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", port)), AT_ONCE * 4)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # With a small limit asyncio itself reads no further than it is asked to.
        limit = 2 * receive_buffer if receive_buffer else 1 << 20
        return cls(*await asyncio.open_connection(sock=connection, limit=limit))

    async def send(self, data, patience=AT_ONCE * 4):
        """Sends all of it, or as much as the server takes before it closes."""
        data = data.encode("latin-1") if isinstance(data, str) else bytes(data)
        self.sent += data[: max(0, 4096 - len(self.sent))]
        try:
            self.writer.write(data)
            await asyncio.wait_for(self.writer.drain(), patience)
            return True
        except TimeoutError:
            raise
        except OSError:
            return False

    async def get(self, target="/", timeout=AT_ONCE, **more):
        await self.send(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n")
        return await self.answer(timeout, **more)

    async def more(self, timeout=AT_ONCE):
        """Reads what comes next; `b""` at the end of the connection. Raises `TimeoutError`."""
        try:
            data = await asyncio.wait_for(self.reader.read(1 << 16), timeout)
        except ConnectionError:
            data = b""
        self.got += data[: max(0, 65536 - len(self.got))]
        self.unread += data
        return data

    async def until(self, mark, timeout):
        while mark not in self.unread:
            if not await self.more(timeout):
                raise EOFError
        at = self.unread.index(mark) + len(mark)
        taken, self.unread = bytes(self.unread[:at]), self.unread[at:]
        return taken

    async def exactly(self, size, timeout):
        while len(self.unread) < size:
            if not await self.more(timeout):
                raise EOFError
        taken, self.unread = bytes(self.unread[:size]), self.unread[size:]
        return taken

    async def answer(self, timeout=AT_ONCE, head=False, broken=False):
        """The next answer. With `broken` it may break off (`whole` says so)."""
        try:
            answer = read_head(await self.until(b"\r\n\r\n", timeout))
        except EOFError:
            raise Wrong(f"the connection closed without an answer (got {clip(self.unread)!r})") from None
        except TimeoutError:
            raise Wrong(f"no answer in {timeout} s (got {clip(self.unread)!r})") from None
        if answer.status < 200:
            self.interim.append(answer)
            return await self.answer(timeout, head, broken)
        try:
            await self.body(answer, timeout, head)
        except (EOFError, TimeoutError) as error:
            answer.whole = False
            if not broken:
                raise Wrong(f"an answer breaks off: {answer} ({type(error).__name__})") from None
        return answer

    async def body(self, answer, timeout, head):
        length, coding = answer.get("content-length"), answer.get("transfer-encoding")
        check(length is None or coding is None, f"an answer has both lengths: {answer.fields}")
        if head or answer.status in BODILESS:
            return
        if coding is not None:
            check(coding.lower() == "chunked", f"a coding is {coding}")
            while True:
                size = await self.until(b"\r\n", timeout)
                check(re.fullmatch(rb"[0-9a-fA-F]+\r\n", size), f"a chunk begins with {size!r}")
                size = int(size, 16)
                answer.body += await self.exactly(size, timeout)
                check(await self.exactly(2, timeout) == b"\r\n", "a chunk ends elsewhere")
                if size == 0:
                    return
        elif length is not None:
            check(length.isascii() and length.isdigit(), f"a length is {length}")
            answer.body = await self.exactly(int(length), timeout)
        else:
            while await self.more(timeout):
                pass
            answer.body, self.unread = bytes(self.unread), bytearray()

    async def ends(self, timeout=AT_ONCE):
        """Waits until the server closes; gives the seconds, fails if it does not or if anything comes before."""
        begin = asyncio.get_running_loop().time()
        while True:
            left = timeout - (asyncio.get_running_loop().time() - begin)
            try:
                data = await self.more(max(left, 0.01))
            except TimeoutError:
                raise Wrong(f"the connection is open after {timeout} s") from None
            if not data:
                return asyncio.get_running_loop().time() - begin

    async def stays(self, seconds):
        """Fails if the server closes within this time."""
        try:
            data = await self.more(seconds)
        except TimeoutError:
            return
        raise Wrong(f"the server sent {clip(data)!r}" if data else "the server closed too early")

    def half_close(self):
        self.writer.write_eof()

    def abort(self):
        """Resets the connection."""
        connection = self.writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    def close(self):
        self.writer.close()


async def exchange(peer, data, quiet=QUIET, patience=AT_ONCE):
    """Sends something, and reads answers until the server closes or waits for more."""
    sending = asyncio.ensure_future(peer.send(data))
    answers, timeout = [], patience
    try:
        while True:
            while b"\r\n\r\n" not in peer.unread:
                # What has not become an answer yet has more time.
                if not await peer.more(timeout):
                    check(not peer.unread, lambda: f"the connection ends with {clip(peer.unread)!r}")
                    return answers, True
            answers.append(await peer.answer(patience))
            timeout = quiet
    except TimeoutError:
        check(not peer.unread, lambda: f"after {answers} came {clip(peer.unread)!r}")
        return answers, False
    finally:
        sending.cancel()
