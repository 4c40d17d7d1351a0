"""JSON that is deep, wide, long, malformed: refused as a fault of the client's, fast, in bounded memory and answers."""

import asyncio
import json
import time

from harness import ALONE, QUICK, add, check
from monitor import MEMORY, Monitor

DEPTH = "issue: JSON depth"
ERRORS = "issue: error documents bounded, at most 64 KiB"
JSON = "RFC 8259; issue: none is misread"
MEMORY_OF_ONE = "issue: memory of one hostile client at most 8 MiB, others' GET below 100 ms"
MOST = 65536


def sent(path, body, content_type="application/json"):
    body = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def bomb(name, source, path, body, codes, content_type="application/json", text=None):
    async def run(t):
        peer = await t.connect()
        data = body() if callable(body) else body
        await peer.send(sent(path, data, content_type))
        answer = await peer.answer(20)
        check(answer.status in codes, f"got {answer}")
        check(answer.status < 400 or len(answer.body) <= MOST, f"{len(answer.body)} bytes of errors")
        check(b"panic" not in answer.body and b"src/" not in answer.body, f"got {answer}")
        if answer.status == 422:
            check(isinstance(answer.json()["detail"], list), f"got {answer}")
        if text:
            check(text in answer.body.decode(), f"got {answer}")

    add("bombs", name, source, "/".join(map(str, codes)), QUICK, run)


def nested(depth, opening="[", closing="]", inner=""):
    return opening * depth + inner + closing * depth


def parents(depth):
    return '{"name":"a","price":1,"parent":' + '{"name":"b","parent":' * depth + "null" + "}" * depth + "}"


def texts_in_texts(levels, inner="1"):
    """JSON inside of a text, again and again: serde_json's feature `raw_value` reads the texts under this key."""
    for _ in range(levels):
        inner = nested(120, inner=json.dumps({"$serde_json::private::RawValue": inner}))
    return inner


ITEM = '{"name":"a","price":%s}'
bomb("depth-100", DEPTH, "/json", nested(100), (200,))
bomb("depth-129", DEPTH, "/json", nested(129), (422,))
bomb("depth-100000", DEPTH, "/json", nested(100_000), (422, 413))
bomb("depth-million-unclosed", DEPTH, "/json", "[" * 1_000_000, (422, 413))
bomb("depth-of-objects", DEPTH, "/json", nested(100_000, '{"a":', "}", "1"), (422, 413))
bomb("depth-in-turns", DEPTH, "/json", nested(50_000, '[{"a":', "}]", "1"), (422, 413))
bomb("depth-of-a-model", DEPTH, "/items", parents(50), (201,))
bomb("depth-of-a-model-10000", DEPTH, "/items", parents(10_000), (422, 413))
bomb("depth-where-nobody-looks", DEPTH, "/items", '{"name":"a","price":1,"x":' + nested(100_000) + "}", (422, 413))
bomb("depth-in-a-key-of-the-parser", "issue: none crashes", "/json", lambda: texts_in_texts(14), (200, 422))
bomb("key-of-the-parser", JSON, "/json", '{"$serde_json::private::RawValue":"[1]"}', (200,), text='"size":40')
bomb("depth-of-a-wrong-field", DEPTH, "/items", '{"name":' + nested(100_000) + "}", (422, 413))
bomb("depth-of-a-wrong-field-100", DEPTH, "/items", '{"name":' + nested(100) + ',"price":1}', (422,))
bomb("depth-in-a-list", DEPTH, "/numbers", "[" + nested(100_000) + "]", (422, 413))
bomb("width-of-a-list", ERRORS, "/numbers", lambda: json.dumps([1] * 600_000, separators=(",", ":")), (200,))
bomb("width-of-wrong-numbers", ERRORS, "/numbers", lambda: json.dumps(["x"] * 400_000, separators=(",", ":")), (422, 413))
bomb("width-of-empty-items", ERRORS, "/lists", lambda: json.dumps([{}] * 500_000, separators=(",", ":")), (422, 413))
bomb("width-of-long-wrong-items", ERRORS, "/numbers", lambda: json.dumps(["x" * 2000] * 1000), (422,))
bomb("width-of-an-object", ERRORS, "/items", lambda: json.dumps({f"k{n}": n for n in range(100_000)}), (422, 413))
bomb("width-of-any-object", ERRORS, "/json", lambda: json.dumps({f"k{n}": n for n in range(100_000)}), (200,))
bomb("same-key-again-and-again", ERRORS, "/json", lambda: "{" + ",".join(['"a":1'] * 300_000) + "}", (200, 422))
bomb("same-field-twice", JSON, "/items", '{"name":"a","name":"bb","price":1}', (201, 422))
bomb("long-name", ERRORS, "/items", lambda: '{"name":"' + "x" * 2_000_000 + '","price":1}', (422,))
bomb("long-key", ERRORS, "/items", lambda: '{"' + "x" * 2_000_000 + '":1}', (422,))
bomb("long-key-of-any", ERRORS, "/json", lambda: '{"' + "x" * 2_000_000 + '":1}', (200,))
bomb("long-escapes", ERRORS, "/items", lambda: '{"name":"' + "\\u0000" * 300_000 + '","price":1}', (422,))
bomb("long-escapes-in-an-error", ERRORS, "/numbers", lambda: json.dumps(["\x01" * 200] * 150), (422,))
bomb("long-spaces", ERRORS, "/items", lambda: " " * 2_000_000 + ITEM % 1, (201,))
bomb("number-of-a-million-digits", ERRORS, "/items", lambda: ITEM % ("9" * 1_000_000), (201, 400, 422))
bomb("number-of-a-million-digits-in-a-list", ERRORS, "/numbers", lambda: "[" + "9" * 1_000_000 + "]", (400, 422, 413))
bomb("number-of-a-million-decimals", ERRORS, "/items", lambda: ITEM % ("0." + "1" * 1_000_000), (201, 422))
bomb("number-1e400", JSON, "/items", ITEM % "1e400", (422,))
bomb("number-1e-400", JSON, "/items", ITEM % "1e-400", (422, 201))
bomb("number-with-a-huge-exponent", JSON, "/items", ITEM % "1e99999999999999999999", (422,))
bomb("number-beyond-64-bits", JSON, "/numbers", "[9223372036854775808]", (422,))
bomb("numbers-beyond-64-bits", "issue: none hangs", "/numbers", lambda: "[" + ",".join(str(10**20 + n) for n in range(90_000)) + "]", (422, 413))
bomb("number-as-a-float", JSON, "/numbers", "[1.5]", (422,))
bomb("number-minus-zero", JSON, "/numbers", "[-0]", (200,))
bomb("number-leading-zero", JSON, "/numbers", "[01]", (422,))
bomb("nan", JSON, "/items", ITEM % "NaN", (422,))
bomb("infinity", JSON, "/items", ITEM % "Infinity", (422,))
bomb("text-is-nan", JSON, "/items", ITEM % '"nan"', (422,))
bomb("empty", JSON, "/items", "", (422,))
bomb("white-space", JSON, "/items", "  ", (422,))
bomb("two-values", JSON, "/items", ITEM % 1 + ITEM % 1, (422,))
bomb("trailing-comma", JSON, "/items", '{"name":"a","price":1,}', (422,))
bomb("comment", JSON, "/items", '/**/{"name":"a","price":1}', (422,))
bomb("single-quotes", JSON, "/items", "{'name':'a','price':1}", (422,))
bomb("byte-order-mark", JSON, "/items", "\ufeff" + ITEM % 1, (201, 422))
bomb("utf-16", JSON, "/items", (ITEM % 1).encode("utf-16"), (201, 422))
bomb("invalid-utf-8", JSON, "/items", b'{"name":"\xff","price":1}', (422, 400))
bomb("invalid-utf-8-where-nobody-looks", JSON, "/items", b'{"name":"a","price":1,"x":"\xff"}', (422, 400))
bomb("surrogate-where-nobody-looks", JSON, "/items", '{"name":"a","price":1,"x":"\\ud800"}', (422,))
bomb("surrogate-alone", JSON, "/items", '{"name":"\\ud800","price":1}', (422, 201))
bomb("surrogate-in-bytes", JSON, "/items", '{"name":"\ud800","price":1}', (422, 400))
bomb("control-byte-in-a-text", JSON, "/items", '{"name":"\x01","price":1}', (422,))
bomb("nul-behind", JSON, "/items", ITEM % 1 + "\x00", (422,))
bomb("null", JSON, "/items", "null", (422,))
bomb("prototype", JSON, "/items", '{"__proto__":{"name":"a"},"constructor":1}', (422,))
bomb("no-json-by-its-type", JSON, "/items", ITEM % 1, (422, 415), "text/plain")
bomb("form-by-its-type", JSON, "/items", ITEM % 1, (422, 415), "application/x-www-form-urlencoded")
bomb("json-by-a-suffix", JSON, "/items", ITEM % 1, (201,), "application/vnd.x+json")
bomb("json-in-another-charset", JSON, "/items", ITEM % 1, (201, 415, 422), "application/json; charset=utf-7")
bomb("type-that-is-none", JSON, "/items", ITEM % 1, (422, 415, 400), ";;;///")


def measured(name, path, body, codes, times=4, content_type="application/json"):
    """One client sends it again and again; what others and memory feel of it."""

    async def run(t):
        data = sent(path, body(), content_type)
        async with Monitor(t, MEMORY) as monitor:
            peer = await t.connect()
            worst = 0
            for _ in range(times):
                begin = time.monotonic()
                await peer.send(data)
                answer = await peer.answer(30)
                worst = max(worst, time.monotonic() - begin)
                check(answer.status in codes, f"got {answer}")
        t.note += f"; each {worst * 1000:.0f} ms"
        monitor.judge()

    add("bombs", f"memory-{name}", MEMORY_OF_ONE, f"{'/'.join(map(str, codes))} in 8 MiB, others served within 100 ms", ALONE, run)


def compact(value):
    return json.dumps(value, separators=(",", ":"))


measured("width", "/numbers", lambda: compact([1] * 1_000_000), (200, 413))
measured("wrong-numbers", "/numbers", lambda: compact(["x"] * 500_000), (413, 422))
measured("one-wrong-number", "/numbers", lambda: compact([1] * 1_000_000)[:-1] + ',"x"]', (413, 422))
measured("empty-items", "/lists", lambda: compact([{}] * 690_000), (413, 422))
measured("any-list", "/json", lambda: compact([[]] * 690_000), (200, 413))
measured("any-objects", "/json", lambda: compact([{"": 0}] * 290_000), (200, 413))
measured("unknown-keys", "/items", lambda: compact({f"{n:x}": n % 10 for n in range(190_000)}), (413, 422))
measured("depth", "/json", lambda: "[" * 2_000_000, (413, 422))
measured("long-name", "/items", lambda: '{"name":"' + "x" * 2_000_000 + '"}', (413, 422))
measured("malformed-at-the-end", "/numbers", lambda: compact([1] * 1_000_000)[:-1] + ",", (413, 422))
measured("form-fields", "/login", lambda: "a=&" * 690_000, (400, 422), content_type="application/x-www-form-urlencoded")
measured("form-percents", "/login", lambda: "username=" + "%41" * 690_000, (413, 422), content_type="application/x-www-form-urlencoded")
