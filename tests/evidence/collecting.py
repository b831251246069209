"""What the tests claim, asked of pytest without running one of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.evidence.plugin import Ledger
from tests.tidy.repository import ROOT, paths

_MARKED: Final = re.compile(r"\bmark\.shows\(|\bshows=")


def marked() -> list[str]:
    """Return the files whose tests name what they show."""
    found = (path for path in paths("tests", suffix=".py") if path.name.startswith("test_"))
    return [str(path) for path in found if _MARKED.search(path.read_text(encoding="utf-8"))]


def collect() -> Ledger:
    """Ask pytest what the tests claim; nothing runs."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "claimed.json")
        words = [
            "-q",
            "--collect-only",
            "-p",
            "no:cacheprovider",
            "--evidence",
            str(file),
            *marked(),
        ]
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if ended.returncode:
            raise RuntimeError(f"the marks cannot be collected:\n{ended.stdout}{ended.stderr}")
        claimed: Ledger = json.loads(file.read_text(encoding="utf-8"))["claimed"]
    return claimed
