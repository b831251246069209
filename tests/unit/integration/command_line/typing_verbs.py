"""Somebody at the command line: verbs in, exit code and what was printed out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from integration.cli import main


@dataclass(frozen=True)
class CommandLine:
    """The command line of one installation, in this process."""

    printed: pytest.CaptureFixture[str]

    def __call__(self, *words: object) -> str:
        """Do it, and return what was printed; it must go well."""
        code = main([str(word) for word in words])
        said = self.printed.readouterr()
        assert code == 0, said.err
        return said.out

    def json(self, *words: object) -> Any:
        """Do it with ``--json``, and return the answer."""
        return json.loads(self(*words, "--json"))

    def json_of(self, *words: object) -> Any:
        """Do what answers in JSON anyhow, and return the answer."""
        return json.loads(self(*words))

    def wrong(self, *words: object) -> str:
        """Type what makes no sense, or where nothing can be done, and return what is said of it."""
        assert main([str(word) for word in words]) == 2
        return self.printed.readouterr().err.strip()

    def refused(self, *words: object) -> str:
        """Do what is refused, and return why."""
        assert main([str(word) for word in words]) == 1
        return self.printed.readouterr().err.strip()

    def refused_json(self, *words: object) -> Any:
        """Do with ``--json`` what is refused, and return why, as programs read it."""
        assert main([*map(str, words), "--json"]) == 1
        return json.loads(self.printed.readouterr().out)
