"""Forms: parts, their headers, boundaries, names; and what they take of memory, disk and descriptors."""

import asyncio

from harness import ALONE, check, probe, table
from monitor import MEMORY, Monitor
from outcomes import refused, says, status

PARTS = "issue: multipart parts at most 1000"
HEADERS = "issue: headers of a part at most 8 KiB"
CLOSING = "issue: a closing boundary required"
FORM = "RFC 7578; RFC 2046 section 5.1"
OPEN = 'form-data; name="file"; filename="f"'


def part(disposition, content="x", more=""):
    return f"Content-Disposition: {disposition}\r\n{more}\r\n{content}"


def form(parts, boundary="b", end=True, path="/upload", content_type=None):
    body = "".join(f"--{boundary}\r\n{p}\r\n" for p in parts) + (f"--{boundary}--\r\n" if end else "")
    return raw(body, content_type or f"multipart/form-data; boundary={boundary}", path)


def raw(body, content_type="multipart/form-data; boundary=b", path="/upload"):
    body = body.encode("latin-1") if isinstance(body, str) else body
    return f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode("latin-1") + body


FILE, TITLE = part(OPEN, "hello"), part('form-data; name="title"', "t")
BAD = status(400, 413, 422) | refused(400, 413, 422)
URLENCODED = "application/x-www-form-urlencoded"
table("forms", [
    ("well-formed", FORM, form([TITLE, FILE]), says(200, '"size":5')),
    ("boundary-in-quotes", FORM, form([FILE], "a b", content_type='multipart/form-data; boundary="a b"'), says(200, '"size":5')),
    ("epilogue", FORM, raw(form([FILE]).split(b"\r\n\r\n", 1)[1] + b"epilogue"), says(200, '"size":5')),
    ("preamble", FORM, raw(b"preamble\r\n" + form([FILE]).split(b"\r\n\r\n", 1)[1]), says(200, '"size":5') | status(400)),
    ("boundary-within-a-line", FORM, form([part(OPEN, "x--b\r\n-b--b--")]), says(200, '"size":13')),
    ("boundary-with-more-behind", "RFC 2046 section 5.1.1: a line that begins with it is one", form([part(OPEN, "--bb\r\n--bx--")]), BAD),
    ("files-1000", PARTS, lambda: form([part('form-data; name="files"; filename="f"')] * 1000, path="/uploads"), says(200, '"size":1000')),
    ("files-1001", PARTS, lambda: form([part('form-data; name="files"; filename="f"')] * 1001, path="/uploads"), BAD),
    ("fields-1001", PARTS, lambda: form([TITLE] * 1001 + [FILE]), BAD),
    ("files-and-fields-1200", PARTS, lambda: form([TITLE, FILE] * 600), BAD),
    ("parts-100000", PARTS, lambda: form([part('form-data; name="f"; filename="f"', "")] * 25000), BAD),
    ("header-of-4-KiB", HEADERS, lambda: form([part(OPEN, more=f"X: {'y' * 4000}\r\n")]), says(200, '"size":1')),
    ("header-of-10-KiB", HEADERS, lambda: form([part(OPEN, more=f"X: {'y' * 10240}\r\n")]), BAD),
    ("header-of-100-KiB", HEADERS, lambda: form([part(OPEN, more=f"X: {'y' * 102400}\r\n")]), BAD),
    ("headers-of-10-KiB", HEADERS, lambda: form([part(OPEN, more=f"X: {'y' * 100}\r\n" * 100)]), BAD),
    ("headers-5000", HEADERS, lambda: form([part(OPEN, more="X: y\r\n" * 5000)]), BAD),
    ("header-without-end", HEADERS, lambda: raw("--b\r\n" + "X" * 1_000_000), BAD),
    ("filename-of-10-KiB", HEADERS, lambda: form([part(f'form-data; name="file"; filename="{"f" * 10240}"')]), BAD),
    ("name-of-10-KiB", HEADERS, lambda: form([part(f'form-data; name="{"f" * 10240}"'), FILE]), BAD),
    ("no-closing-boundary", CLOSING, form([FILE], end=False), BAD),
    ("ends-within-a-file", CLOSING, raw("--b\r\n" + part(OPEN, "hel")), BAD),
    ("ends-within-a-header", CLOSING, raw("--b\r\nContent-Disposition: form-da"), BAD),
    ("ends-within-the-boundary", CLOSING, raw("--b\r\n" + FILE + "\r\n--b-"), BAD),
    ("ends-within-a-second-file", CLOSING, raw("--b\r\n" + FILE + "\r\n--b\r\n" + part(OPEN, "hel")), BAD),
    ("nothing-but-a-closing-boundary", FORM, raw("--b--\r\n"), status(422, 400)),
    ("nothing", FORM, raw(""), status(400, 422)),
    ("boundary-missing", FORM, form([FILE], content_type="multipart/form-data"), BAD),
    ("boundary-empty", FORM, form([FILE], content_type="multipart/form-data; boundary="), BAD),
    ("boundary-empty-quotes", FORM, form([FILE], content_type='multipart/form-data; boundary=""'), BAD),
    ("boundary-twice", FORM, form([FILE], content_type="multipart/form-data; boundary=b; boundary=c"), BAD | says(200, '"size":5')),
    ("boundary-of-70", FORM, form([FILE], "b" * 70), says(200, '"size":5')),
    ("boundary-of-5000", FORM, form([FILE], "b" * 5000), BAD | says(200, '"size":5')),
    ("boundary-of-60-KiB", FORM, lambda: form([FILE], "b" * 60000), BAD),
    ("boundary-of-high-bytes", FORM, form([FILE], "\xff\xfe"), BAD),
    ("boundary-of-another", FORM, form([FILE], "c", content_type="multipart/form-data; boundary=b"), BAD),
    ("line-feeds-alone", FORM, lambda: raw(form([FILE]).split(b"\r\n\r\n", 1)[1].replace(b"\r\n", b"\n")), BAD),
    ("no-disposition", FORM, form(["Content-Type: text/plain\r\n\r\nx"]), BAD),
    ("no-name", FORM, form([part("form-data")]), BAD),
    ("no-header", FORM, form(["\r\nx"]), BAD),
    ("disposition-is-none", FORM, form([part(";;;=")]), BAD),
    ("header-without-a-colon", FORM, form(["nonsense\r\n\r\nx"]), BAD),
    ("header-with-a-nul", FORM, form([part(OPEN, more="X: a\x00b\r\n")]), BAD | says(200, '"size":1')),
    ("nested", FORM, form([part('form-data; name="file"', "--c\r\n\r\nx\r\n--c--", 'Content-Type: multipart/mixed; boundary=c\r\n')]), BAD),
    ("mixed-at-the-top", FORM, form([FILE], content_type="multipart/mixed; boundary=b"), BAD),
    ("filename-with-dots", FORM, form([part('form-data; name="file"; filename="../../etc/passwd"')]), status(200, 400, 422)),
    ("filename-with-a-nul", FORM, form([part('form-data; name="file"; filename="a\x00b"')]), status(200, 400, 422)),
    ("filename-with-a-line-end", FORM, form([part('form-data; name="file"; filename="a%0d%0ab"')]), says(200, '"size":1')),
    ("filename-extended", FORM, form([part("form-data; name=\"file\"; filename*=UTF-8''%ff%00")]), status(200, 400, 422)),
    ("text-of-2-MiB", FORM, lambda: form([part('form-data; name="title"', "x" * (2 << 20)), FILE]), BAD),
    ("transfer-encoding-of-a-part", FORM, form([part(OPEN, "aGVsbG8=", "Content-Transfer-Encoding: base64\r\n")]), says(200, '"size":8') | BAD),
    # Urlencoded.
    ("fields-urlencoded-200000", "issue: none is misread", lambda: raw("a=1&" * 200_000, URLENCODED, "/login"), BAD),
    ("fields-of-nothing", "issue: none is misread", lambda: raw("&" * 1_000_000 + "username=a&password=b", URLENCODED, "/login"), status(200, 400, 422)),
    ("fields-urlencoded-invalid", "issue: none is misread", raw("username=%ff%zz%&password=\xff", URLENCODED, "/login"), status(200, 400, 422)),
    ("fields-urlencoded-nul", "issue: none is misread", raw("username=%00&password=\x00", URLENCODED, "/login"), status(200, 400, 422)),
    ("field-urlencoded-of-1-MiB", "issue: none is misread", lambda: raw("username=" + "x" * (1 << 20) + "&password=b", URLENCODED, "/login"), status(200, 400, 413, 422)),
    ("fields-urlencoded-twice", "issue: none is misread", raw("username=a&username=bb&password=c", URLENCODED, "/login"), says(200, '"size":3') | BAD),
    ("multipart-where-urlencoded-is-asked", FORM, form([part('form-data; name="username"', "a"), part('form-data; name="password"', "b")], path="/login"), says(200, '"size":2') | BAD),
])

ONE = "issue: memory of one hostile client at most 8 MiB"


def measured(name, make, codes, path="/uploads"):
    async def run(t):
        data = make()
        async with Monitor(t, MEMORY) as monitor:
            peer = await t.connect()
            for _ in range(2):
                await peer.send(data, 60)
                answer = await peer.answer(60)
                check(answer.status in codes, f"got {answer}")
                if answer.get("connection") == "close":
                    peer = await t.connect()
        monitor.judge()
        await asyncio.sleep(0.3)
        check(not t.server.deleted_files(), lambda: f"left: {t.server.deleted_files()}")

    from harness import add

    add("forms", f"memory-{name}", ONE, "8 MiB at most, no file left", ALONE, run)


def files(count, size):
    piece = ('--b\r\n' + part('form-data; name="files"; filename="f"', "")).encode() + b"x" * size + b"\r\n"
    return raw(piece * count + b"--b--\r\n", path="/uploads")


measured("file-of-60-MiB", lambda: raw(b"--b\r\n" + part(OPEN, "").encode() + bytes(60 << 20) + b"\r\n--b--\r\n"), (200,))
measured("files-60-of-1-MiB", lambda: files(60, (1 << 20) - 1000), (200,))
measured("files-1000-of-60-KiB", lambda: files(1000, 60 * 1024), (200,))
measured("texts-60-of-1-MiB", lambda: raw((b"--b\r\n" + part('form-data; name="title"', "").encode() + b"x" * 1_000_000 + b"\r\n") * 60 + b"--b--\r\n"), (200, 400, 413, 422))
measured("names-1000-of-6-KiB", lambda: raw(b"".join(b"--b\r\n" + part(f'form-data; name="{"n" * 6000}{n}"', "").encode() + b"\r\n" for n in range(1000)) + b"--b--\r\n"), (200, 400, 413, 422))
measured("headers-1000-of-7-KiB", lambda: raw((b"--b\r\n" + part('form-data; name="files"; filename="f"', "x", f"X: {'y' * 7000}\r\n").encode() + b"\r\n") * 1000 + b"--b--\r\n", path="/uploads"), (200, 400, 413))


@probe("issue: a disconnect cancels the handler; none leaks", "no temporary file and no descriptor is left", ALONE)
async def abort_within_an_upload(t):
    before = len(t.server.descriptors())
    data = files(25, 2 << 20)
    for size in range(1, 20):
        peer = await t.connect()
        await peer.send(data[: size * (1 << 20)])
        await asyncio.sleep(0.05)
        peer.abort()
    await asyncio.sleep(1)
    check(not t.server.deleted_files(), lambda: f"left: {t.server.deleted_files()}")
    check(len(t.server.descriptors()) <= before + 4, lambda: f"{before} descriptors before, {len(t.server.descriptors())} after")


@probe("issue: none leaks", "one upload takes few descriptors", ALONE)
async def descriptors_of_an_upload(t):
    before = len(t.server.descriptors())
    data = files(900, 70 * 1024)
    peer = await t.connect()
    await peer.send(data[:-1000], 60)
    await asyncio.sleep(1)
    more = len(t.server.descriptors()) - before
    t.note = f"{more} more"
    check(more <= 100, f"{more} descriptors more")
