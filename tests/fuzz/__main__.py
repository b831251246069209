"""Sends requests that no client sends: ``python -m tests.fuzz [--requests N] [--seed S] [--company K]``."""

from __future__ import annotations

import argparse
import logging
import sys
import time

from integration.command_line.numbers import at_least
from tests.fuzz.run import Outcome, run

#: Valid requests of each operation and schema, from which all others are made.
SEEDLINGS = 8


def main() -> int:
    """Send the requests and say what came of them; 1 when there was anything to find."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("--requests", type=at_least(1), default=100_000, help="how many (100,000)")
    parser.add_argument("--seed", type=int, default=0, help="which, out of all there are (0)")
    parser.add_argument(
        "--company", type=at_least(0), help="ask only the company of that number, as a finding names it"
    )
    parser.add_argument("--operation", action="append", default=[], help="only these operations (all)")
    parser.add_argument(
        "--each", type=at_least(1), default=SEEDLINGS, help=f"valid requests to begin with ({SEEDLINGS})"
    )
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)  # an internal error is a finding, and told as one
    began = time.monotonic()
    outcome = run(
        options.requests, options.seed, each=options.each, company=options.company, operations=options.operation
    )
    for finding in outcome.findings:
        print(f"company {finding.company}, {finding.problem}\n{finding.request.decode('utf-8', 'backslashreplace')}\n")
    print(said(outcome, time.monotonic() - began, options.seed))
    return 1 if outcome.findings else 0


def said(outcome: Outcome, seconds: float, seed: int) -> str:
    """Return a run in one line."""
    statuses = ", ".join(f"{count} x {status}" for status, count in sorted(outcome.statuses.items()))
    return (
        f"seed {seed}: {outcome.asked} requests in {seconds:.0f} s ({statuses}), {len(outcome.findings)} findings; "
        f"the slowest took {outcome.slowest * 1000:.0f} ms of the processor, memory grew by "
        f"{outcome.grown / 1024:.0f} MB"
    )


if __name__ == "__main__":
    sys.exit(main())
