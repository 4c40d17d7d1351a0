"""What every answer holds and does not hold: methods, redirects, fields that protect browsers, the pages."""

import re

from harness import check, probe

METHODS = "RFC 9110 section 9; issue: HEAD wherever GET is, OPTIONS and 405 with Allow"
REDIRECT = "issue: no redirect built from a client's Host"
NOSNIFF = "issue: X-Content-Type-Options: nosniff"
CSP = "issue: the docs pages under a Content-Security-Policy with local assets only"


async def ask(t, method, target, *fields, body=b"", head=None, host="x"):
    peer = await t.connect()
    lines = "".join(f"{field}\r\n" for field in fields)
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    await peer.send(f"{method} {target} HTTP/1.1\r\nHost: {host}\r\n{lines}{length}\r\n".encode("latin-1") + body)
    return await peer.answer(head=method == "HEAD" if head is None else head), peer


def head_equals_get(name, target):
    async def run(t):
        got, _ = await ask(t, "GET", target)
        head, peer = await ask(t, "HEAD", target)
        await peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        after = await peer.answer()
        check(after.body == b'{"message":"Hello World"}', f"HEAD has a body: {after}")
        check(head.status == got.status, f"GET {got.status}, HEAD {head.status}")
        # RFC 9110 section 9.3.2 lets a server leave out what it only knows by making the content.
        optional = {"date", "content-length", "transfer-encoding"}
        pick = lambda answer: {(n.lower(), v) for n, v in answer.fields if n.lower() not in optional}  # noqa: E731
        check(pick(head) == pick(got), f"GET {got.fields}, HEAD {head.fields}")
        both = head.get("content-length"), got.get("content-length")
        check(both[0] in (None, both[1]), f"the lengths are {both}")

    from harness import QUICK, add

    add("answers", name, METHODS, "HEAD has GET's status and fields and no body", QUICK, run)


for name, target in {
    "root": "/", "item": "/items/1", "stream": "/lines", "page": "/page", "nothing": "/nothing", "redirect": "/redirect",
    "slash": "/folder", "unknown": "/unknown", "fault": "/items/x", "docs": "/docs", "document": "/openapi.json",
    "large": "/big", "panic": "/panic/handler",
}.items():
    head_equals_get(f"head-of-{name}", target)


def allowed(name, method, target, codes, expected):
    async def run(t):
        answer, _ = await ask(t, method, target)
        check(answer.status in codes, f"got {answer}")
        allow = {word.strip() for word in (answer.get("allow") or "").split(",")}
        check(expected <= allow, f"Allow is {answer.get('allow')}")
        check("TRACE" not in allow and "CONNECT" not in allow, f"Allow is {answer.get('allow')}")

    from harness import QUICK, add

    add("answers", name, METHODS, f"{'/'.join(map(str, codes))} with Allow: {', '.join(sorted(expected))}", QUICK, run)


allowed("options", "OPTIONS", "/items/1", (200, 204, 405), {"GET", "HEAD", "DELETE"})
allowed("options-of-a-post", "OPTIONS", "/bytes", (200, 204, 405), {"POST"})
allowed("patch", "PATCH", "/items/1", (405,), {"GET", "HEAD", "DELETE"})
allowed("post-where-get-is", "POST", "/", (405,), {"GET", "HEAD"})
allowed("get-where-post-is", "GET", "/bytes", (405,), {"POST"})
allowed("head-where-post-is", "HEAD", "/bytes", (405,), {"POST"})
allowed("unknown-method", "BREW", "/", (405, 501), {"GET"})
allowed("trace", "TRACE", "/", (405, 501), {"GET"})
allowed("post-of-the-docs", "POST", "/docs", (405,), {"GET"})


@probe("RFC 9110 section 9.3.8", "TRACE gives nothing back")
async def trace_is_no_echo(t):
    answer, _ = await ask(t, "TRACE", "/", "X-Secret: squeamish")
    check(b"squeamish" not in answer.body, f"got {answer}")


@probe(METHODS, "404 for OPTIONS of an unknown path")
async def options_of_an_unknown_path(t):
    answer, _ = await ask(t, "OPTIONS", "/unknown")
    check(answer.status == 404, f"got {answer}")


@probe("issue: none is misread", "a method in a field is no method")
async def method_override(t):
    answer, _ = await ask(t, "GET", "/items/1", "X-HTTP-Method-Override: DELETE", "X-Method-Override: DELETE")
    check(answer.status == 200, f"got {answer}")


@probe("RFC 9110 section 8.6", "204 has no body and no Content-Length")
async def nothing_has_no_length(t):
    answer, _ = await ask(t, "GET", "/nothing")
    check(answer.status == 204 and answer.get("content-length") is None and answer.get("transfer-encoding") is None, f"got {answer.fields}")


@probe("RFC 9110 section 6.6.1", "every answer has a Date")
async def dates(t):
    for target in ("/", "/unknown", "/items/x", "/panic/handler"):
        answer, _ = await ask(t, "GET", target)
        check(answer.get("date"), f"{target} has none")


EVIL = "evil.example"
for name, target, fields, host in [
    ("host", "/folder", (), EVIL),
    ("host-and-a-port", "/folder", (), f"{EVIL}:8000"),
    ("forwarded-host", "/folder", (f"X-Forwarded-Host: {EVIL}",), "x"),
    ("forwarded", "/folder", (f"Forwarded: host={EVIL};proto=https",), "x"),
    ("forwarded-prefix", "/folder", (f"X-Forwarded-Prefix: //{EVIL}",), "x"),
    ("forwarded-server", "/folder", (f"X-Forwarded-Server: {EVIL}", f"X-Host: {EVIL}"), "x"),
    ("original-url", "/folder", (f"X-Original-URL: //{EVIL}/", f"X-Rewrite-URL: //{EVIL}/"), "x"),
    ("absolute-target", f"http://{EVIL}/folder", (), EVIL),
    ("two-slashes", f"//{EVIL}/folder", (), "x"),
    ("two-slashes-and-dots", f"//{EVIL}/%2e%2e/folder", (), "x"),
    ("backslash", f"/\\{EVIL}/folder", (), "x"),
    ("handler", "/redirect", (), EVIL),
    ("docs", "/docs/", (), EVIL),
]:
    async def run(t, target=target, fields=fields, host=host):
        answer, _ = await ask(t, "GET", target, *fields, host=host)
        location = answer.get("location") or ""
        check(EVIL not in location and not location.startswith(("//", "/\\")), f"Location is {location}")
        check(EVIL.encode() not in answer.body, f"got {answer}")

    from harness import QUICK, add

    add("answers", f"redirect-by-{name}", REDIRECT, "no Location elsewhere", QUICK, run)

JSON = "Content-Type: application/json"
for name, method, target, fields, body, code in [
    ("answer", "GET", "/", (), b"", 200),
    ("page", "GET", "/page", (), b"", 200),
    ("stream", "GET", "/lines", (), b"", 200),
    ("unknown-path", "GET", "/unknown", (), b"", 404),
    ("method", "POST", "/", (), b"", 405),
    ("fault", "GET", "/items/x", (), b"", 422),
    ("fault-of-a-body", "POST", "/items", (JSON,), b"{", 422),
    ("panic", "GET", "/panic/handler", (), b"", 500),
    ("too-large", "POST", "/bytes", ("Content-Length: 99999999",), b"", 413),
    ("host", "GET", "/", ("Host: y",), b"", 400),
    ("target", "GET", "/" + "a" * 9000, (), b"", 414),
    ("document", "GET", "/openapi.json", (), b"", 200),
    ("docs", "GET", "/docs", (), b"", 200),
]:
    async def run(t, method=method, target=target, fields=fields, body=body, code=code):
        answer, _ = await ask(t, method, target, *fields, body=body)
        check(answer.status == code, f"got {answer}")
        check(answer.get("x-content-type-options") == "nosniff", f"the fields are {answer.names()}")

    from harness import QUICK, add

    add("answers", f"nosniff-of-{name}", NOSNIFF, f"{code} with nosniff", QUICK, run)


async def assets(t, page):
    answer, _ = await ask(t, "GET", page)
    check(answer.status == 200 and "text/html" in answer.get("content-type"), f"got {answer}")
    return answer, answer.body.decode()


for page in ("/docs", "/redoc"):
    async def policy(t, page=page):
        answer, _ = await assets(t, page)
        value = answer.get("content-security-policy")
        check(value, f"the fields are {answer.names()}")
        directives = {words[0]: words[1:] for words in (part.split() for part in value.split(";")) if words}
        check("default-src" in directives or "script-src" in directives, f"the policy is {value}")
        scripts = directives.get("script-src", directives.get("default-src"))
        check("'unsafe-inline'" not in scripts or any(s.startswith(("'nonce-", "'sha256-")) for s in scripts), f"scripts: {scripts}")
        check("*" not in scripts and "http:" not in scripts and "https:" not in scripts, f"scripts: {scripts}")
        check(not re.search(r"https?://", value), f"the policy is {value}")

    async def local(t, page=page):
        _, text = await assets(t, page)
        loaded = re.findall(r"""(?:src|href)=["']([^"']+)["']""", text)
        check(loaded, "the page loads nothing")
        for url in loaded:
            if url.startswith("data:"):
                continue
            check(not re.match(r"(https?:)?//", url), f"the page loads {url}")
            asset, _ = await ask(t, "GET", url if url.startswith("/") else f"/{url}")
            check(asset.status == 200, f"{url} gives {asset.status}")
            check(asset.get("x-content-type-options") == "nosniff", f"{url} has no nosniff")

    async def quiet(t, page=page):
        answer, _ = await ask(t, "GET", f"{page}?x=<script>squeamish</script>", host="squeamish")
        check(b"squeamish" not in answer.body, "the page gives it back")

    from harness import QUICK, add

    add("answers", f"policy-of{page}", CSP, "a policy without inline scripts and strangers", QUICK, policy)
    add("answers", f"assets-of{page}", CSP, "all it loads is here", QUICK, local)
    add("answers", f"reflection-of{page}", CSP, "nothing of the request in the page", QUICK, quiet)


@probe("issue: none is misread", "404 gives nothing of the path back")
async def unknown_path_is_not_reflected(t):
    answer, _ = await ask(t, "GET", "/<script>squeamish")
    check(answer.status in (400, 404) and b"squeamish" not in answer.body, f"got {answer}")


@probe("issue: error bodies at most 64 KiB", "422 of a long query is short")
async def fault_of_a_long_query(t):
    answer, _ = await ask(t, "GET", "/items/1?limit=" + "x" * 8000)
    check(answer.status == 422 and len(answer.body) < 65536, f"got {answer.status} with {len(answer.body)} bytes")
