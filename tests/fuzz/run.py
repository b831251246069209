"""Asks company after company anything, and watches what is answered, how long it takes and what it costs."""

from __future__ import annotations

import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from fake_ews.products import PRODUCTS
from fake_ews.recorder import Exchanged
from tests.fuzz.mutation import Seedling, request, seedlings
from tests.fuzz.world import World
from tests.valid_replies import Judge

#: So many requests a company takes: what many requests left behind is part of the test, and soon hides the rest.
A_COMPANY: Final = 250
#: Limits for one request: seconds of the processor for each ``SIZE`` bytes of it that are begun, so that what it costs
#: grows with its length at most, and how much it may add to the memory ever used, in kilobytes.
SECONDS: Final = 2.0
SIZE: Final = 16_384
KILOBYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with the answer to one request, and how to see it again."""

    problem: str
    request: bytes
    company: int


@dataclass(slots=True)
class Outcome:
    """What came of a run."""

    asked: int = 0
    findings: list[Finding] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    grown: int = 0


def run(
    requests: int,
    seed: int,
    *,
    each: int = 2,
    company: int | None = None,
    operations: Iterable[str] = (),
    most: int = 20,
) -> Outcome:
    """Send that many requests, made from ``each`` valid ones of all operations or some.

    ``company`` is the only one to be asked, ``most`` the number of findings after which it ends.
    """
    outcome = Outcome()
    grown = seedlings(each, seed, operations)
    start = _memory()
    for number in range((requests + A_COMPANY - 1) // A_COMPANY) if company is None else (company,):
        asked = min(A_COMPANY, requests - number * A_COMPANY) if company is None else A_COMPANY
        _ask_a_company(number, asked, random.Random(f"{seed} {number}"), grown, outcome)
        if len(outcome.findings) >= most:
            break
    outcome.grown = _memory() - start
    return outcome


def _ask_a_company(number: int, asked: int, chance: random.Random, grown: list[Seedling], outcome: Outcome) -> None:
    products = tuple(PRODUCTS)
    world = World(products[number % len(products)])
    for _ in range(asked):
        sent = request(grown, world.names, chance)
        for problem in watched(partial(world.ask, sent), outcome):
            outcome.findings.append(Finding(f"{world.product}: {problem}", sent, number))


def watched(ask: Callable[[], Exchanged], outcome: Outcome) -> Iterator[str]:
    """Ask once, and walk what is wrong with the answer or with what it cost."""
    before, memory = time.process_time(), _memory()
    exchanged = ask()
    took, more = time.process_time() - before, _memory() - memory
    outcome.asked += 1
    outcome.statuses[exchanged.status] += 1
    outcome.slowest = max(outcome.slowest, took)
    judge = Judge()
    judge(exchanged)
    yield from judge.problems
    if exchanged.status not in (200, 500):
        yield f"status {exchanged.status}"
    if exchanged.status == 200 and not exchanged.body:
        yield "200 with nothing"
    if took > SECONDS * (1 + len(exchanged.request.body) // SIZE):
        yield f"it took {took:.1f} s of the processor"
    if more > KILOBYTES:
        yield f"it took {more / 1024:.0f} MB of memory"


def _memory() -> int:
    """Return the most memory that this process ever held, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
