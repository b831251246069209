"""The page of benchmarks with the figures measured last: docs/benchmarks.md and its picture."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import date
from typing import Final

from fake_ews.reference.markdown import table
from tests.bench.goals import Outcome
from tests.bench.picture import picture
from tests.bench.report import HEADINGS, cells
from tests.tidy.repository import ROOT

_TEXT: Final = """# Benchmarks

What the emulator costs, measured by `tox run -e bench` (`-- GetItem` measures the goals of that name alone). Figures of
machines say little, so every figure stands beside a reference that does the least that could be done, measured in
the same run and by turns; the **ratio** of the two is what is promised, the median of {rounds} rounds. CPU is that of
the server's process, not time by the clock: it hardly changes with what else the machine does.

"good" is what we aim for, "limit" what may not be exceeded; the run fails beyond a limit. A line without them is there
to be watched. A goal's number is that of the note in which the goals were set.

Measured on {day}, Python {python}:

![Each goal as a ratio to its reference](pictures/benchmarks.svg)

{table}

## How it is measured

- The server answers {connections} connections that each wait for their answers, from a process of their own; the
  reference is an aiohttp handler that reads the request and answers 3.6 KB that never change. The requests log in by
  Basic.
- GetItem asks for other items each time, a thousand in turn, in their Default shape: mails with a text of 1 KB.
- Goal 6 was set against WireMock, which the machine has not: what it took at 64 connections when the goal was set (2.4
  times the bare handler's time a request, 11 times its p99) stands in for it. The client shares the machine, and this
  is time by the clock: these two lines alone move with what else the machine does.
- Memory after load is that of a process that did nothing else.
- The integration's month of a sequence is three mails ten days apart to nine contacts, three of whom answer each; every
  answer is read and logged. The reference is what of that CPU is spent within exchangelib's calls, over HTTPS.
- The integration's inbox is read over HTTPS, signed in by NTLM; CPU is that of the thread that reads, the server has
  others. A hundred replies of 1 KB are found, matched and written into SQLite; exchangelib as shipped fetches fourteen
  properties of the same hundred and writes nothing. A reply's way to the timeline begins with its delivery in Exchange,
  while by the clock the inbox would be looked into once an hour; emulator and integration share a process there.
- A thousand mailboxes are listened to by a process of their own, over TLS; the bare stream is aiohttp's, signed in by
  Basic. References that are plain figures (a second, a tenth of a core) are promises that are no ratio.
- Growth asks without a network: the same question in a folder of a hundred items and in a larger one.
- A goal is a function that measures and a line in `tests/bench/catalogue.py`.
"""


def publish(outcomes: Sequence[Outcome], rounds: int, connections: int) -> None:
    """Write page and picture."""
    text = _TEXT.format(
        rounds=rounds,
        connections=connections,
        day=date.today().isoformat(),
        python=platform.python_version(),
        table=table(HEADINGS, [cells(one) for one in outcomes]),
    )
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    pictures = ROOT / "docs" / "pictures"
    pictures.mkdir(exist_ok=True)
    (pictures / "benchmarks.svg").write_text(picture(outcomes), encoding="utf-8")
