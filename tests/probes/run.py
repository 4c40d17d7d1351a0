#!/usr/bin/env python3
"""Tries an application from outside with hostile and odd requests, and prints a line for each probe.

In: the target's binary; names of topics or probes (`smuggling`, `slow/first-head`) to run only those. Out: a table, a last
line with counts, exit code 1 if a probe failed that is not in `known.txt`. `--json FILE` writes the failures as data.
"""

import argparse
import asyncio
import importlib
import json
import pathlib
import resource
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import harness  # noqa: E402
from harness import ALONE, ASIDE, LONG, PROBES, QUICK, Skipped, Wrong  # noqa: E402
from server import Server, Tools  # noqa: E402
from wire import clip  # noqa: E402

# How many quick probes run at the same time.
TOGETHER = 8
# No probe takes longer, in seconds.
LONGEST = 110


KNOWN = {}


class Result:
    def __init__(self, probe, outcome, text, seconds, peers, note=""):
        self.probe, self.outcome, self.text, self.seconds, self.note = probe, outcome, text, seconds, note
        self.sent = [clip(bytes(peer.sent), 240) for peer in peers[:3]]
        self.got = [clip(bytes(peer.got), 240) for peer in peers[:3]]


async def run_probe(probe, server, start, attempts=1):
    tools = Tools(server, start)
    begin = time.monotonic()
    outcome, text = "ok", ""
    try:
        if probe.when in (ALONE, ASIDE):
            await tools.own()
        await asyncio.wait_for(probe.run(tools), LONGEST)
        if probe.when not in (ALONE, ASIDE) or tools.server.alive():
            await still_serves(tools)
    except Skipped as reason:
        outcome, text = "skipped", str(reason)
    except Wrong as wrong:
        outcome, text = "FAILED", str(wrong)
    except TimeoutError:
        outcome, text = "FAILED", "nothing happens any more"
    except Exception as error:  # noqa: BLE001: a broken probe is one line, too
        outcome, text = "FAILED", f"{type(error).__name__}: {error}"
    peers = list(tools.peers)
    await tools.end()
    if outcome == "FAILED" and (reason := KNOWN.get(f"{probe.topic}/{probe.name}")):
        outcome, text = "known", f"{reason}: {text}"
    result = Result(probe, outcome, text, time.monotonic() - begin, peers, tools.note)
    # What is measured on a busy machine has another chance.
    if outcome == "FAILED" and attempts > 1:
        return await run_probe(probe, server, start, attempts - 1)
    return result


def known():
    """Probes that fail for a reason that has been accepted: `topic/name  reason` on each line of `known.txt`."""
    lines = (pathlib.Path(__file__).parent / "known.txt").read_text().splitlines()
    return dict(line.split(maxsplit=1) for line in lines if line.strip() and not line.startswith("#"))


async def still_serves(tools):
    """Whatever a probe has done, others are served."""
    if "-down" in tools.note:
        return
    peer = await tools.connect()
    answer = await peer.get("/")
    harness.check(answer.body == b'{"message":"Hello World"}', f"afterwards GET / gives {answer}")


def show(result, width):
    mark = {"ok": "ok     ", "FAILED": "FAILED ", "skipped": "skipped", "known": "known  "}[result.outcome]
    name = f"{result.probe.topic}/{result.probe.name}"
    print(f"{mark} {name:<{width}} {result.seconds:6.1f}s  {result.probe.expects} [{result.probe.source}]"
          + (f"  ({result.note})" if result.note else ""), flush=True)
    if result.outcome != "ok":
        print(f"        {result.text}", flush=True)
    if result.outcome == "FAILED":
        for sent, got in zip(result.sent, result.got):
            print(f"        sent: {sent}\n        got:  {got}", flush=True)


async def run_all(binary, probes, folder, again):
    started = 0

    async def start(name=None, heavy=False):
        nonlocal started
        started += 1
        return await Server.start(binary, folder, name or f"own-{started}", heavy)

    servers = {QUICK: await start("quick"), LONG: await start("long")}
    width = max(len(f"{probe.topic}/{probe.name}") for probe in probes)
    results = []

    async def one(probe, server=None, attempts=1):
        result = await run_probe(probe, server, start, attempts)
        results.append(result)
        show(result, width)

    places = asyncio.Semaphore(TOGETHER)

    async def quick(probe):
        async with places:
            await one(probe, servers[QUICK], attempts=1 + again * (probe.when == ASIDE))

    waiting = [asyncio.ensure_future(one(p, servers[LONG])) for p in probes if p.when == LONG]
    await asyncio.gather(*(quick(probe) for probe in probes if probe.when == QUICK))
    await asyncio.gather(*(quick(probe) for probe in probes if probe.when == ASIDE))
    for probe in probes:
        if probe.when == ALONE:
            await one(probe, attempts=1 + again)
    await asyncio.gather(*waiting)
    for name, server in servers.items():
        if not server.alive():
            print(f"FAILED  the server of the {name} probes has died with {server.process.returncode}")
            results.append(Result(harness.Probe("all", name, "", "", "", None), "FAILED", "died", 0, []))
        else:
            await server.stop()
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("names", nargs="*", help="topics, or topic/name")
    parser.add_argument("--json")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--again", type=int, default=2, help="how often a measurement is tried again")
    arguments = parser.parse_intermixed_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    for topic in sorted((pathlib.Path(__file__).parent / "topics").glob("*.py")):
        importlib.import_module(f"topics.{topic.stem}")
    names = arguments.names
    probes = [p for p in PROBES if not names or p.topic in names or f"{p.topic}/{p.name}" in names]
    if arguments.list or not probes:
        for p in probes or PROBES:
            print(f"{p.topic}/{p.name}: {p.expects} [{p.source}]")
        return 0 if probes else 2
    KNOWN.update(known())
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = asyncio.run(run_all(arguments.binary, probes, folder, arguments.again))
    count = {word: sum(r.outcome == word for r in results) for word in ("ok", "FAILED", "skipped", "known")}
    if arguments.json:
        data = [dict(name=f"{r.probe.topic}/{r.probe.name}", source=r.probe.source, expects=r.probe.expects,
                     outcome=r.outcome, text=r.text, sent=r.sent, got=r.got) for r in results]
        pathlib.Path(arguments.json).write_text(json.dumps(data, indent=1))
    failed = sorted(f"{r.probe.topic}/{r.probe.name}" for r in results if r.outcome == "FAILED")
    if failed:
        print("failed: " + " ".join(failed))
    print(f"{len(results)} probes: {count['ok']} ok, {count['FAILED']} failed, {count['known']} known, {count['skipped']} skipped"
          f" in {time.monotonic() - begin:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
