"""Measures what the emulator costs: ``python -m tests.bench [WORDS...] [--rounds N] [--output FOLDER]``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from integration.command_line.numbers import at_least
from tests.bench.bench import CONNECTIONS, Bench
from tests.bench.catalogue import GOALS
from tests.bench.goals import Goal, Outcome, beyond
from tests.bench.page import publish
from tests.bench.picture import picture
from tests.bench.report import as_json, table

#: A median of fewer says little on a machine that does other things too.
_PUBLISHED_ROUNDS: Final = 5


def main() -> int:
    """Measure the goals whose names hold one of the words, or all; 1 when one is beyond its limit."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("words", nargs="*", help="measure only goals whose name holds one of these")
    parser.add_argument("--rounds", type=at_least(1), default=_PUBLISHED_ROUNDS, help="how often; the median counts")
    parser.add_argument("--output", type=Path, help="a folder for bench.json and bench.svg")
    parser.add_argument("--publish", action="store_true", help="write docs/benchmarks.md and its picture anew")
    options = parser.parse_args()
    if options.publish and options.rounds < _PUBLISHED_ROUNDS:
        parser.error(f"what is published is the median of {_PUBLISHED_ROUNDS} rounds at least")
    chosen = [goal for goal in GOALS if _chosen(goal, options.words)]
    outcomes = []
    with Bench(options.rounds) as bench:
        for goal in chosen:
            print(f"{goal.name} ...", file=sys.stderr, flush=True)
            outcomes.append(Outcome(goal, goal.measure(bench)))
    print(table(outcomes))
    if options.output is not None:
        options.output.mkdir(parents=True, exist_ok=True)
        (options.output / "bench.json").write_text(json.dumps(as_json(outcomes), indent=1))
        (options.output / "bench.svg").write_text(picture(outcomes))
    if options.publish:
        publish(outcomes, options.rounds, CONNECTIONS)
    return 1 if beyond(outcomes) else 0


def _chosen(goal: Goal, words: list[str]) -> bool:
    return not words or any(word.lower() in goal.name.lower() for word in words)


if __name__ == "__main__":
    sys.exit(main())
