"""Programs of ours that run beside a browser: started as their operators start them, ready when they say so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from integration.vault import Vault

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 20


@contextmanager
def running(module: str, *words: str, environment: Mapping[str, str] | None = None) -> Iterator[dict[str, Any]]:
    """Run ``python -m module words`` until the end; yields what its first line says, which is JSON."""
    process = subprocess.Popen(
        (sys.executable, "-m", module, *words),
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with process:
        assert process.stdout
        try:
            line = process.stdout.readline()
            assert line, f"{module} {' '.join(words)} ended before it was ready"
            yield json.loads(line)
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


@dataclass(frozen=True, slots=True)
class Emulator:
    """A running ``fake-ews serve``."""

    ready: Mapping[str, Any]

    @property
    def ews(self) -> str:
        """The Exchange URL that a user would enter."""
        return str(self.ready["ews"])

    @property
    def ca(self) -> str:
        """The file with the authority that has signed its certificate."""
        return str(self.ready["ca"])

    @property
    def page(self) -> str:
        """The page on the control port."""
        return f"{self.ready['control']}/"

    def call(self, verb: str, **arguments: object) -> Any:
        """Do something to the Exchange from outside, or ask how it stands there."""
        asked = urllib.request.Request(
            f"{self.ready['control']}/control/{verb}",
            data=json.dumps(arguments).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            return json.load(answer)


@contextmanager
def emulator(*mailboxes: str, exchange: str = "2016", **options: str) -> Iterator[Emulator]:
    """Run an Exchange with these mailboxes (``address:password``) on loopback; options are the command line's."""
    words = [word for mailbox in mailboxes for word in ("--mailbox", mailbox)]
    words += [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", value)]
    with running("fake_ews", "serve", "--exchange", exchange, *words) as ready:
        yield Emulator(ready)


@contextmanager
def integration(folder: Path, ca: str = "", **settings: str) -> Iterator[str]:
    """Run the integration on an empty database in that folder; yields the address of its pages."""
    given = {
        "database": f"sqlite:///{folder / 'state.db'}",
        "encryption_key": Vault.new_key(),
        "address_policy": "any",
        "sync_interval": "1",
        "ca_file": ca,
        **settings,
    }
    environment = {f"EXCHANGE_INTEGRATION_{name.upper()}": value for name, value in given.items()}
    with running("integration", "serve", "--port", "0", environment=environment) as ready:
        yield str(ready["url"]).rstrip("/")
