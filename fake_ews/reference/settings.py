"""The page of settings: what an administrator could change on real servers."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from fake_ews.reference.markdown import code, page, table
from fake_ews.reference.versions import PROGRAM
from fake_ews.settings import Settings

_FIELD: Final = re.compile(r"(\w+):")


def settings_page() -> str:
    """Return what stands on the page."""
    said = dict(_comments())
    return page(
        "Settings",
        PROGRAM,
        "What an administrator could change on real servers (`fake_ews.settings.Settings`), with Exchange's defaults.",
        table(
            ("name", "default", "what it does"),
            ((code(field.name), code(field.default), said.get(field.name, "")) for field in fields(Settings)),
        ),
    )


def _comments() -> Iterator[tuple[str, str]]:
    """Walk the fields and the ``#:`` comments above them; only the source has those."""
    words: list[str] = []
    for line in map(str.strip, inspect.getsource(Settings).splitlines()):
        if line.startswith("#:"):
            words.append(line.removeprefix("#:").strip())
        elif found := _FIELD.match(line):
            yield found[1], " ".join(words)
            words.clear()
