"""The names of files that belong to one test."""

from __future__ import annotations

import re


def file_name(node: str, ending: str) -> str:
    """Return a file name that people still recognise the test by."""
    return re.sub(r"[^\w.-]+", "_", node).strip("_")[:180] + ending
