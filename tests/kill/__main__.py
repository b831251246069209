"""Kills the integration at work: ``python -m tests.kill [--seed S] [--kills N] [--seconds N] [--database D]``.

On SQLite, and with two workers on PostgreSQL where the environment names one (``python -m tests.postgresql``).
"""

from __future__ import annotations

import argparse
import logging
import os
import secrets
import sys
import tempfile
from pathlib import Path

from tests.databases import SERVER, fresh
from tests.kill.company import PROCESSES
from tests.kill.run import ROUNDS, run


def main() -> int:
    """Kill, and say what came of it; 1 when people found anything wrong, or a point was not hit three times."""
    parser = argparse.ArgumentParser(prog="tests.kill", description=__doc__)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10_000), help="of what is left to chance")
    parser.add_argument("--kills", type=int, default=100, help="at any instant, on each database (100)")
    parser.add_argument(
        "--seconds", type=float, default=0.0, help="stop after so many on each database, wherever it is"
    )
    parser.add_argument("--database", choices=("sqlite", "postgresql"), help="on this one alone")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    PROCESSES.set_forkserver_preload(["tests.kill.victim", "tests.kill.company"])
    print(f"seed {options.seed}", flush=True)
    failed = False
    for database in _databases(options.database):
        with tempfile.TemporaryDirectory(prefix="kill-") as folder:
            url = fresh(Path(folder) / "state.db") if database == "postgresql" else f"sqlite:///{folder}/state.db"
            result = run(database, url, Path(folder), options.seed, options.kills, options.seconds)
        print(result, *result.problems, sep="\n  ", flush=True)
        missed = [] if options.seconds else [one for one in result.points if result.hits[one] < ROUNDS]
        for story, point in missed:
            print(f"  hit only {result.hits[story, point]} times: {story}, {point}")
        failed = failed or bool(result.problems or missed)
    return 1 if failed else 0


def _databases(wanted: str | None) -> list[str]:
    there = ["sqlite", *(["postgresql"] if SERVER in os.environ else [])]
    if wanted and wanted not in there:
        raise SystemExit("needs a PostgreSQL: python -m tests.postgresql python -m tests.kill")
    if "postgresql" not in there:
        print("PostgreSQL is left out: python -m tests.postgresql python -m tests.kill")
    return [wanted] if wanted else there


if __name__ == "__main__":
    sys.exit(main())
