"""What a probe is, how it fails, and the list of all of them.

A topic is a module that calls `probe` for each of its functions, or `table` for rows of bytes. In: nothing. Out: `PROBES`.
"""

import dataclasses
import typing

PROBES = []

# When a probe runs: with others at the same time against one server; against another one while everything else goes on,
# because it waits for long deadlines; with a server of its own, because it stops it; or alone, because it measures.
QUICK, LONG, ASIDE, ALONE = "quick", "long", "aside", "alone"


class Wrong(Exception):
    """The server did something else than what a probe expects."""


class Skipped(Exception):
    """The probe cannot be made here."""


@dataclasses.dataclass
class Probe:
    topic: str
    name: str
    source: str
    expects: str
    when: str
    run: typing.Callable


def probe(source, expects, when=QUICK):
    """Makes a probe of an `async def name(t)`, where `t` is what it may use (see `run.py`)."""

    def register(function):
        topic = function.__module__.removeprefix("topics.")
        add(topic, function.__name__, source, expects, when, function)
        return function

    return register


def add(topic, name, source, expects, when, function):
    name = name.replace("_", "-")
    if any((known.topic, known.name) == (topic, name) for known in PROBES):
        raise ValueError(f"two probes are called {topic}/{name}")
    PROBES.append(Probe(topic, name, source, expects, when, function))


def table(topic, rows, when=QUICK):
    """Makes a probe of each row: name, source, what is sent, and what may come back (see `outcomes.py`)."""
    for name, source, sent, outcome in rows:

        async def run(t, sent=sent, outcome=outcome):
            sent = sent() if callable(sent) else sent
            answers, ended = await t.exchange(sent)
            outcome.judge(answers, ended)

        add(topic, name, source, outcome.expects, when, run)


def check(truth, text):
    """Fails with a text unless something is true."""
    if not truth:
        raise Wrong(text() if callable(text) else text)
