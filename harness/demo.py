"""An Exchange with a company in it and the integration beside it, as two processes that end together."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

from fake_ews.control import SeedFile
from integration.vault import Vault

#: How long a process may take to say that it is ready, and to end, in seconds.
_READY_SECONDS: Final = 60
_END_SECONDS: Final = 10


class DemoFailed(Exception):
    """One of the two did not start, or ended by itself; the text is what it said."""


@dataclass(frozen=True, slots=True)
class DemoRequest:
    """What is to be shown: a product, the company's seed file, and where the pages are (0: a free port)."""

    exchange: str
    seed_file: Path
    port: int


@dataclass(frozen=True, slots=True)
class _Program:
    """A process that runs, what it said when it was ready, and the file with what it says besides."""

    process: subprocess.Popen[str]
    ready: Mapping[str, Any]
    log: Path

    def last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace").strip()[-2000:]


def show(request: DemoRequest, out: IO[str]) -> None:
    """Run both until SIGINT, SIGTERM or Enter, and say what to open; raises DemoFailed, SeedFileError.

    tox calls a run that it was interrupted in a failure, however well everything ended; Enter it does not hear.
    """
    company = SeedFile(request.seed_file)
    # Said as a pipe, so that a signal that comes between two lines is not lost.
    heard, hearing = os.pipe()
    os.set_blocking(hearing, False)
    with ExitStack() as stack:
        stack.callback(os.close, heard)
        stack.callback(os.close, hearing)
        for number in (signal.SIGINT, signal.SIGTERM):
            before = signal.signal(number, lambda number, frame: os.write(hearing, b"."))
            stack.callback(signal.signal, number, before)
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="demo-")))
        emulator = _emulator(request, folder, stack)
        pages = _integration(request, folder, stack)
        print(_said(request, company, emulator, pages), file=out, flush=True)
        _wait((heard, *((sys.stdin.fileno(),) if sys.stdin.isatty() else ())), emulator, pages)


def _emulator(request: DemoRequest, folder: Path, stack: ExitStack) -> _Program:
    words = ("--exchange", request.exchange, "--seed-file", str(request.seed_file), "--smtp-port", "0")
    return _start("fake_ews", ("serve", *words, "--ca-out", str(folder / "ca.pem")), {}, folder, stack)


def _integration(request: DemoRequest, folder: Path, stack: ExitStack) -> _Program:
    settings = {
        "database": f"sqlite:///{folder / 'integration.db'}",
        "encryption_key": Vault.new_key(),
        "ca_file": str(folder / "ca.pem"),
        "address_policy": "any",  # the emulator is on this machine
        "public_url": f"http://127.0.0.1:{request.port}",
    }
    environment = {f"EXCHANGE_INTEGRATION_{name.upper()}": value for name, value in settings.items()}
    return _start("integration", ("serve", "--port", str(request.port)), environment, folder, stack)


def _start(
    module: str, words: tuple[str, ...], environment: Mapping[str, str], folder: Path, stack: ExitStack
) -> _Program:
    """Start a program of ours and return when it is ready; it ends with the stack."""
    log = folder / f"{module}.log"
    process = subprocess.Popen(
        (sys.executable, "-m", module, *words),
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=stack.enter_context(log.open("w")),
        text=True,
    )
    stack.callback(_end, process)
    assert process.stdout is not None
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        line = process.stdout.readline() if selector.select(_READY_SECONDS) else ""
    program = _Program(process, json.loads(line) if line else {}, log)
    if not line:
        raise DemoFailed(program.last_words() or f"{module} did not start")
    return program


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _wait(ends: Iterable[int], *programs: _Program) -> None:
    """Return when a signal or a line came at one of ``ends``; raises DemoFailed when a program ends before."""
    with selectors.DefaultSelector() as selector:
        for end in ends:
            selector.register(end, selectors.EVENT_READ)
        for program in programs:
            assert program.process.stdout is not None
            selector.register(program.process.stdout, selectors.EVENT_READ, program)  # it has no more to say: its end
        while True:
            events = {key.fd: key.data for key, _ in selector.select()}
            if not events.keys().isdisjoint(ends):
                return
            for program in events.values():
                if not program.process.stdout.readline():
                    raise DemoFailed(program.last_words() or "a program ended by itself")


def _said(request: DemoRequest, company: SeedFile, emulator: _Program, pages: _Program) -> str:
    people = [one["address"] for one in company.data.get("mailboxes", ()) if one.get("kind", "user") == "user"]
    address = next(iter(people), "")
    password = company.passwords.get(address, "")
    return "\n".join(
        (
            "",
            f"  The integration   {pages.ready['url']}",
            f"  Exchange {request.exchange:<8} {emulator.ready['control']}/  (mailboxes, and the wire)",
            "",
            f"  To connect an inbox: {address}, password {password}; under More fields the Exchange URL",
            f"      {emulator.ready['ews']}",
            f"  Everybody else: {', '.join(people[1:])}",
            f"  Mail from outside: SMTP at {emulator.ready['smtp']}",
            "",
            "  Enter or Ctrl-C ends both; nothing is kept.",
        )
    )
