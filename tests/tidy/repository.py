"""The files of this repository, as the rules in this folder look at them."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import Final

ROOT: Final = Path(__file__).parents[2]

#: Suffixes of files that are no text.
BINARY: Final = (".png", ".ico", ".gif", ".woff2", ".der", ".p12", ".mo")

#: Folders of Python that we ship, and those that we run.
PRODUCT: Final = ("fake_ews", "integration", "harness")
EVERYTHING: Final = (*PRODUCT, "scenarios", "tests")


@dataclass(frozen=True)
class File:
    """A text file: its path from the root of the repository, with slashes, and what stands in it."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file as parsed Python."""
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """The path's last part without its suffix."""
        return PurePosixPath(self.path).stem

    def under(self, *folders: str) -> bool:
        """Whether the file is one of these, or stands in one of these folders."""
        return any(self.path == folder or self.path.startswith(f"{folder}/") for folder in folders)

    def at(self, node: ast.stmt | ast.expr, sentence: str) -> str:
        """Say what is wrong and where, so that an editor can jump there."""
        return f"{self.path}:{node.lineno}: {sentence}"


@cache
def ignored(name: str) -> bool:
    """Whether .gitignore leaves a file or folder of that name out (it names no path deeper than one level)."""
    return name == ".git" or any(fnmatch(name, pattern) for pattern in _patterns())


@cache
def _patterns() -> tuple[str, ...]:
    lines = (ROOT / ".gitignore").read_text().splitlines()
    return tuple(pattern for pattern in (line.strip().strip("/") for line in lines) if pattern)


def paths(*folders: str, suffix: str = "") -> Iterator[Path]:
    """Yield every file in these folders (of the whole repository without any), except what .gitignore leaves out."""
    for folder in folders or (".",):
        for where, inner, files in os.walk(ROOT / folder):
            inner[:] = sorted(name for name in inner if not ignored(name))
            yield from (Path(where, name) for name in sorted(files) if name.endswith(suffix) and not ignored(name))


@cache
def files(*folders: str, suffix: str = ".py") -> tuple[File, ...]:
    """Return the text files whose names end so in these folders, of the whole repository without any."""
    return tuple(_file(path) for path in paths(*folders, suffix=suffix) if path.suffix not in BINARY)


@cache
def _file(path: Path) -> File:
    """Return one file; each is read and parsed once, whichever folders it is asked for in."""
    return File(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
