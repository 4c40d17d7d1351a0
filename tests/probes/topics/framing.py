"""Where a body ends: every way to say it twice, wrongly, or so that two servers read it differently."""

from harness import table
from outcomes import no_second, refused, says, status, statuses, unanswered_twin

# What is hidden behind a request; it must never be answered.
HIDDEN = "GET /counts HTTP/1.1\r\nHost: x\r\n\r\n"
CHUNKED = "5\r\nhello\r\n0\r\n\r\n"
FIVE = says(200, '"size":5')
CODINGS = "RFC 9112 section 6.1; issue: Transfer-Encoding"
LENGTHS = "RFC 9110 section 8.6; RFC 9112 section 6.3"


def post(fields, body="", version="1.1", path="/bytes"):
    fields = "".join(f"{field}\r\n" for field in fields)
    return f"POST {path} HTTP/{version}\r\nHost: x\r\nContent-Type: application/octet-stream\r\n{fields}\r\n{body}"


def coded(name, coding, outcome=refused(400, 501), source=CODINGS, field="Transfer-Encoding:"):
    return name, source, post([f"{field}{coding}"], CHUNKED + HIDDEN), outcome


def lengths(name, length, outcome=refused(400), field="Content-Length:"):
    return name, LENGTHS, post([f"{field}{length}"], "hello" + HIDDEN), outcome


TE, CL = "Transfer-Encoding: chunked", "Content-Length: 5"
table("framing", [
    # Both.
    ("length-then-coding", CODINGS, post([CL, TE], CHUNKED + HIDDEN), refused(400)),
    ("coding-then-length", CODINGS, post([TE, CL], CHUNKED + HIDDEN), refused(400)),
    ("both-on-a-get", CODINGS, f"GET / HTTP/1.1\r\nHost: x\r\n{TE}\r\n{CL}\r\n\r\n{CHUNKED}{HIDDEN}", refused(400)),
    ("both-on-an-unknown-path", CODINGS, post([TE, CL], CHUNKED + HIDDEN, path="/unknown"), refused(400)),
    ("both-and-length-of-nothing", CODINGS, post([TE, "Content-Length: 0"], CHUNKED + HIDDEN), refused(400)),
    ("both-with-a-list-of-codings", CODINGS, post(["Transfer-Encoding: gzip, chunked", CL], CHUNKED), refused(400, 501)),
    ("both-in-small-letters", CODINGS, post(["transfer-encoding: chunked", "content-length: 5"], CHUNKED), refused(400)),
    ("both-in-odd-letters", CODINGS, post(["tRANSFER-eNCODING: cHUNKED", "cONTENT-lENGTH: 5"], CHUNKED), refused(400)),
    ("both-with-a-tab", CODINGS, post(["Transfer-Encoding:\tchunked", "Content-Length:\t5"], CHUNKED), refused(400)),
    ("both-without-a-space", CODINGS, post(["Transfer-Encoding:chunked", "Content-Length:5"], CHUNKED), refused(400)),
    ("both-far-apart", CODINGS, lambda: post([TE, *(f"X-{n}: {'y' * 400}" for n in range(60)), CL], CHUNKED), refused(400)),
    ("both-behind-a-long-head", CODINGS, lambda: post([*(f"X-{n}: {'y' * 400}" for n in range(60)), TE, CL], CHUNKED), refused(400)),
    ("both-in-a-second-request", CODINGS, "GET / HTTP/1.1\r\nHost: x\r\n\r\n" + post([TE, CL], CHUNKED + HIDDEN), statuses(200, 400)),
    ("both-with-the-coding-split", CODINGS, post(["Transfer-Encoding: chun", "Transfer-Encoding: ked", CL], CHUNKED), refused(400, 501)),
    # Codings.
    coded("two-fields", " chunked\r\nTransfer-Encoding: chunked"),
    coded("chunked-twice", " chunked, chunked"),
    coded("chunked-identity", " chunked, identity"),
    coded("identity-chunked", " identity, chunked"),
    coded("gzip-chunked", " gzip, chunked"),
    coded("chunked-gzip", " chunked, gzip"),
    coded("gzip-alone", " gzip"),
    coded("identity-alone", " identity"),
    coded("unknown-coding", " xchunked"),
    coded("coding-with-a-parameter", " chunked;q=1"),
    coded("coding-in-quotes", ' "chunked"'),
    coded("coding-empty", ""),
    coded("coding-with-a-vertical-tab", " \x0bchunked"),
    coded("coding-with-a-nul", " chunked\x00"),
    coded("coding-with-a-cr", " chunked\rx", refused(400)),
    coded("coding-in-brackets", " [chunked]"),
    coded("coding-in-other-letters", " chunKed", FIVE | statuses(200, 200), "RFC 9110 section 7.6"),
    coded("space-before-the-colon", " chunked", refused(400), "RFC 9112 section 5.1", "Transfer-Encoding :"),
    coded("tab-before-the-colon", " chunked", refused(400), "RFC 9112 section 5.1", "Transfer-Encoding\t:"),
    coded("coding-folded", "\r\n chunked", refused(400, 501), "RFC 9112 section 5.2"),
    coded("coding-behind-a-lone-cr", " x\rTransfer-Encoding: chunked", refused(400), "RFC 9112 section 2.2", "X:"),
    ("coding-in-http-1.0", CODINGS, post([TE], CHUNKED + HIDDEN, "1.0"), refused(400)),
    ("coding-in-http-1.0-keep-alive", CODINGS, post([TE, "Connection: keep-alive"], CHUNKED + HIDDEN, "1.0"), refused(400)),
    ("both-in-http-1.0", CODINGS, post([TE, CL], CHUNKED + HIDDEN, "1.0"), refused(400)),
    ("underscore-is-another-field", "RFC 9110 section 5.1", post(["Transfer_Encoding: chunked", CL], "hello"), FIVE),
    # Lengths.
    lengths("length-plus", " +5"),
    lengths("length-minus", " -5"),
    lengths("length-hexadecimal", " 0x5"),
    lengths("length-two-words", " 5 5"),
    lengths("length-underscore", " 1_0"),
    lengths("length-fraction", " 5.0"),
    lengths("length-exponent", " 5e0"),
    lengths("length-empty", ""),
    lengths("length-word", " five"),
    lengths("length-beyond-64-bits", " 18446744073709551621", refused(400, 413)),
    lengths("length-of-64-bits", " 18446744073709551615", refused(400, 413, 431)),
    lengths("length-of-63-bits", " 9223372036854775808", refused(400, 413)),
    lengths("length-with-a-nul", " 5\x00"),
    lengths("length-with-a-cr", " 5\r6"),
    lengths("length-folded", " 5\r\n 6"),
    lengths("length-in-other-digits", " \xb2"),
    lengths("length-space-before-the-colon", " 5", field="Content-Length :"),
    lengths("lengths-that-differ", " 5\r\nContent-Length: 6"),
    lengths("lengths-that-differ-in-a-list", " 5, 6"),
    lengths("lengths-in-a-list", " 5, 5", refused(400) | statuses(200, 200)),
    lengths("lengths-that-are-the-same", " 5\r\nContent-Length: 5", refused(400) | statuses(200, 200)),
    lengths("length-with-zeros", " 0005", refused(400) | statuses(200, 200)),
    lengths("length-is-what-is-read", " 5", statuses(200, 200)),
    ("first-line-is-a-space", "RFC 9112 section 2.2", f"POST /bytes HTTP/1.1\r\n {TE}\r\nHost: x\r\n{CL}\r\n\r\nhello", refused(400)),
    ("response-to-a-get-with-a-body", "RFC 9110 section 9.3.1", f"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: {len(HIDDEN)}\r\n\r\n{HIDDEN}", unanswered_twin(200)),
    ("head-with-a-body", "RFC 9110 section 9.3.2", f"POST /unknown HTTP/1.1\r\nHost: x\r\nContent-Length: {len(HIDDEN)}\r\n\r\n{HIDDEN}GET / HTTP/1.1\r\nHost: x\r\n\r\n", unanswered_twin(404)),
    ("ignored-body", "RFC 9112 section 9.3", post([f"Content-Length: {len(HIDDEN)}"], HIDDEN + "GET / HTTP/1.1\r\nHost: x\r\n\r\n", path="/ignored"), unanswered_twin(200)),
    ("refused-method-with-a-body", "RFC 9112 section 9.3", f"PATCH / HTTP/1.1\r\nHost: x\r\nContent-Length: {len(HIDDEN)}\r\n\r\n{HIDDEN}", unanswered_twin(405)),
    ("unprocessable-body", "RFC 9112 section 9.3", post([f"Content-Length: {len(HIDDEN)}"], HIDDEN, path="/items"), unanswered_twin(422)),
    ("panic-with-a-body", "RFC 9112 section 9.3", post([f"Content-Length: {len(HIDDEN)}"], HIDDEN, path="/panic/body"), unanswered_twin(500)),
    ("unread-body-and-a-redirect", "RFC 9112 section 9.3", f"GET /folder HTTP/1.1\r\nHost: x\r\nContent-Length: {len(HIDDEN)}\r\n\r\n{HIDDEN}", unanswered_twin(307, 308)),
    ("too-large-body", "RFC 9112 section 9.3", post(["Content-Length: 99999999"], HIDDEN), no_second()),
])
