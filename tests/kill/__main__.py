"""Kills the integration at work: ``python -m tests.kill [--seed S] [--kills N] [--seconds N] [--database D]``.

On SQLite, and with two workers on PostgreSQL where the environment names one (``python -m tests.postgresql``). A run of
hours can be broken off and taken up again: ``--journal FILE`` keeps what was done, ``--part 2/8`` does an eighth of it.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
import tempfile
from pathlib import Path

from integration.command_line.numbers import at_least, seconds
from tests.columns import columns
from tests.databases import SERVER
from tests.kill.journal import Journal
from tests.kill.page import page
from tests.kill.run import Extent, run
from tests.kill.summary import HEADINGS, Summary
from tests.tidy.repository import ROOT


def main() -> int:
    """Kill, and say what came of it; 1 when people found anything wrong, or a point was not hit as often as wanted."""
    parser = argparse.ArgumentParser(
        prog="tests.kill", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10_000), help="of what is left to chance")
    parser.add_argument("--kills", type=at_least(0), default=100, help="at any instant, on each database (100)")
    parser.add_argument("--seconds", type=seconds, default=0.0, help="begin no kill after so many on each database")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), help="on this one alone")
    parser.add_argument("--part", default="1/1", metavar="K/N", help="the K-th of N parts of all kills")
    parser.add_argument(
        "--only", default="", metavar="WORDS", help="kills that are called so, as problems are reported"
    )
    parser.add_argument("--journal", type=Path, metavar="FILE", help="go on with what stands there, and write it there")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the summary there, each point with its hits")
    parser.add_argument("--publish", action="store_true", help="write docs/kills.md anew")
    options = parser.parse_args()
    part, parts = map(int, options.part.split("/"))
    extent = Extent(options.kills, part, parts, options.only, options.seconds)
    databases = _databases(options.database)
    with tempfile.TemporaryDirectory(prefix="kill-") as folder:
        journal = Journal.opened(options.journal or Path(folder, "journal"), options.seed)
        print(f"seed {journal.seed}", flush=True)
        run(databases, journal, extent)
    summary = Summary.of(journal, databases, extent)
    print(columns(HEADINGS, [row.cells for row in summary.rows()]))
    for database in databases:
        print(f"{database}: {summary.left(database)} of the wanted kills are left")
    wrong = summary.problems() + summary.missed()
    print(f"seed {journal.seed}: {len(wrong)} problems", *wrong, sep="\n  ")
    if options.json:
        options.json.write_text(json.dumps(summary.as_json(), indent=1))
    if options.publish:
        (ROOT / "docs" / "kills.md").write_text(page(summary), encoding="utf-8")
    return 1 if wrong else 0


def _databases(wanted: str | None) -> list[str]:
    there = ["sqlite", *(["postgresql"] if SERVER in os.environ else [])]
    if wanted and wanted not in there:
        raise SystemExit("needs a PostgreSQL: python -m tests.postgresql python -m tests.kill")
    if "postgresql" not in there:
        print("PostgreSQL is left out: python -m tests.postgresql python -m tests.kill")
    return [wanted] if wanted else there


if __name__ == "__main__":
    sys.exit(main())
