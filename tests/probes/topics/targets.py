"""Paths and queries: each segment decoded once, nothing normalised; sizes of targets and heads."""

from harness import check, probe, table
from outcomes import closed, refused, says, status, statuses

PATH = "issue: routing on the undecoded path, each segment decoded once"
REFUSED = "issue: NUL and invalid UTF-8 refused"
QUERY = "FastAPI; issue: none is misread"
SIZES = "issue: 100 header fields, 64 KiB header section (431), URI 8 KiB (414)"


def get(name, target, outcome, source=PATH):
    return name, source, f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n", outcome


def message(text):
    return says(200, '{"message":"' + text + '"}')


def fields(count, size=1):
    return "GET / HTTP/1.1\r\nHost: x\r\n" + "".join(f"X-{n}: {'y' * size}\r\n" for n in range(count - 1)) + "\r\n"


table("targets", [
    get("slash-is-data", "/names/a%2Fb", message("a/b")),
    get("slash-is-data-in-small-letters", "/names/a%2fb", message("a/b")),
    get("slash-separates-nothing", "/items%2F1", status(404)),
    get("decoded-once", "/names/a%252Fb", message("a%2Fb")),
    get("decoded-once-percent", "/names/%25", message("%")),
    get("decoded-once-nul", "/names/%2500", message("%00")),
    get("decoded-letters", "/%6eames/x", message("x") | status(404)),
    get("plus-is-plus", "/names/a+b", message("a+b")),
    get("parameters-are-data", "/names/a;b=c", message("a;b=c")),
    get("utf-8", "/names/%C3%A9", message("é")),
    get("dots", "/files/../names/x", message("../names/x") | status(400, 404)),
    get("dots-encoded", "/files/%2e%2e/names/x", message("../names/x") | status(400, 404)),
    get("dots-as-a-name", "/names/..", message("..") | status(400, 404)),
    get("dot-encoded", "/names/%2E", message(".") | status(400, 404)),
    get("dots-beyond-the-root", "/../../../etc/passwd", status(400, 404)),
    get("dots-and-backslashes", "/files/..%5c..%5cetc", message("..\\\\\\\\..\\\\\\\\etc") | says(200, "etc") | status(400, 404)),
    get("two-slashes-first", "//names/x", status(400, 404)),
    get("two-slashes-within", "/names//x", status(400, 404)),
    get("two-slashes-in-a-rest", "/files/a//b", message("a//b") | status(400, 404)),
    get("dot-segment", "/./names/x", status(400, 404)),
    get("trailing-dot", "/names/x/.", status(400, 404)),
    get("nul", "/names/%00", status(400, 404, 422), REFUSED),
    get("nul-within", "/names/a%00b", status(400, 404, 422), REFUSED),
    get("nul-in-a-rest", "/files/a%00.txt", status(400, 404, 422), REFUSED),
    get("nul-on-an-unknown-path", "/%00", status(400, 404), REFUSED),
    get("invalid-byte", "/names/%ff", status(400, 404, 422), REFUSED),
    get("invalid-overlong", "/names/%c0%af", status(400, 404, 422), REFUSED),
    get("invalid-surrogate", "/names/%ed%a0%80", status(400, 404, 422), REFUSED),
    get("invalid-cut-off", "/names/%e2%82", status(400, 404, 422), REFUSED),
    get("invalid-beyond", "/names/%f5%80%80%80", status(400, 404, 422), REFUSED),
    get("invalid-in-a-rest", "/files/a/%ff", status(400, 404, 422), REFUSED),
    get("raw-high-bytes", "/names/\xc3\xa9", message("é") | status(400, 404)),
    get("raw-invalid-bytes", "/names/\xff", status(400, 404, 422), REFUSED),
    get("percent-alone", "/names/%", message("%") | status(400, 404, 422)),
    get("percent-and-one-digit", "/names/%4", message("%4") | status(400, 404, 422)),
    get("percent-and-letters", "/names/%zz", message("%zz") | status(400, 404, 422)),
    get("percent-and-u", "/names/%u0041", message("%u0041") | status(400, 404, 422)),
    get("brackets-and-quotes", "/names/<\">", says(200, "<") | status(400)),
    # Queries.
    get("query-question-marks", "/items/1?q=a?b", says(200, '"q":"a?b"'), QUERY),
    get("query-plus", "/items/1?q=a+b", says(200, '"q":"a b"'), QUERY),
    get("query-encoded-ampersand", "/items/1?q=a%26limit=5", says(200, '"q":"a&limit=5"'), QUERY),
    get("query-twice-decoded", "/items/1?q=%2541", says(200, '"q":"%41"'), QUERY),
    get("query-nul", "/items/1?q=%00", says(200, '\\u0000') | status(400, 422), QUERY),
    get("query-invalid", "/items/1?q=%ff", status(200, 400, 422), QUERY),
    get("query-semicolon", "/items/1?q=a;limit=5", says(200, '"q":"a;limit=5"'), QUERY),
    get("query-nothing-but-signs", "/items/1?&&==&=&?", status(200), QUERY),
    get("query-repeated", "/items/1?limit=5&limit=6", says(200, '"limit":6'), QUERY),
    get("query-2000-parameters", "/items/1?" + "&".join(["a=1"] * 1900), status(200, 400), QUERY),
    get("query-number-of-4000-digits", "/items/1?limit=" + "9" * 4000, status(422), QUERY),
    get("path-number-of-4000-digits", "/items/" + "9" * 4000, status(422), QUERY),
    get("path-number-negative", "/items/-1", status(422), QUERY),
    get("path-number-exponent", "/items/1e3", status(422), QUERY),
    get("path-number-hexadecimal", "/items/0x10", status(422), QUERY),
    get("path-number-with-a-nul", "/items/1%00", status(400, 404, 422), REFUSED),
    # Sizes.
    get("target-of-8000", "/names/" + "a" * 7993, says(200, "aaa"), SIZES),
    get("target-of-8192", "/names/" + "a" * 8185, says(200, "aaa"), SIZES),
    get("target-of-8193", "/names/" + "a" * 8186, refused(414), SIZES),
    get("target-of-8193-in-the-query", "/?" + "a" * 8191, refused(414), SIZES),
    get("target-of-20000", "/" + "a" * 20000, refused(414), SIZES),
    get("target-of-60000", "/" + "a" * 60000, refused(414), SIZES),
    get("target-of-100000", "/" + "a" * 100000, refused(414, 431), SIZES),
    ("target-without-end", SIZES, lambda: "GET /" + "a" * (1 << 20), refused(400, 414, 431)),
    ("method-without-end", SIZES, lambda: "A" * (1 << 20), refused(400, 414, 431)),
    ("fields-100", SIZES, lambda: fields(100), status(200)),
    ("fields-101", SIZES, lambda: fields(101), refused(431)),
    ("fields-1000", SIZES, lambda: fields(1000), refused(431)),
    ("fields-20000", SIZES, lambda: fields(20000), refused(431)),
    ("fields-without-end", SIZES, lambda: fields(200000)[:-2], refused(431)),
    ("head-of-60-KiB", SIZES, lambda: fields(60, 1010), status(200)),
    ("head-of-70-KiB", SIZES, lambda: fields(70, 1010), refused(431)),
    ("field-of-60-KiB", SIZES, lambda: fields(2, 60 * 1024), status(200)),
    ("field-of-70-KiB", SIZES, lambda: fields(2, 70 * 1024), refused(431)),
    ("field-of-1-MiB", SIZES, lambda: fields(2, 1 << 20), refused(431)),
    ("field-without-end", SIZES, lambda: fields(2, 1 << 21)[:-4], refused(431)),
    ("field-name-of-70-KiB", SIZES, lambda: f"GET / HTTP/1.1\r\nHost: x\r\n{'a' * 70000}: 1\r\n\r\n", refused(400, 431)),
    ("cookie-of-60-KiB", SIZES, lambda: f"GET / HTTP/1.1\r\nHost: x\r\nCookie: {'a=b; ' * 12000}\r\n\r\n", status(200, 431)),
])


@probe("issue: no redirect built from a client's Host; RFC 9112 section 2.2", "a path cannot add a field to the redirect")
async def redirect_with_line_ends(t):
    peer = await t.connect()
    answer = await peer.get("/folder%0d%0aX-Evil:%201")
    check("x-evil" not in answer.names(), f"got {answer.fields}")
    answer = await peer.get("/folder?%0d%0aX-Evil:%201")
    check("x-evil" not in answer.names() and answer.status in (307, 308), f"got {answer.fields}")


@probe(SIZES, "after 431 the client can read the answer although it still sends")
async def answer_is_not_reset(t):
    for _ in range(5):
        peer = await t.connect()
        await peer.send(fields(2, 1 << 21))
        answer = await peer.answer()
        check(answer.status == 431, f"got {answer}")
