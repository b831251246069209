"""A server in a process of its own, and what the kernel says of it: CPU time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import IO, Any, Self

from tests.tidy.repository import ROOT


class ServerProcess:
    """Runs ``python -m ARGUMENTS`` from ``with`` to its end; the program says where it serves in a line of JSON."""

    def __init__(self, *arguments: str) -> None:
        self._arguments = arguments
        self._process: subprocess.Popen[str] | None = None
        self.ready: dict[str, Any] = {}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", *self._arguments], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=compiling()
        )
        self.ready = json.loads(_first_line(self._process.stdout))
        return self

    def __exit__(self, *error: object) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.communicate()

    @property
    def url(self) -> str:
        """Where it answers."""
        return str(self.ready["ews"])

    def cpu(self) -> float:
        """Return the seconds of CPU time that its threads have taken so far."""
        # One file a thread; its first number are nanoseconds, where /proc/PID/stat counts hundredths of a second.
        spent = (path.read_text().split()[0] for path in self._proc.glob("task/*/schedstat"))
        return sum(map(int, spent)) / 1e9

    def memory(self) -> float:
        """Return the KiB that it holds in memory."""
        return memory_of(self._proc.name)

    @property
    def _proc(self) -> Path:
        assert self._process is not None
        return Path("/proc", str(self._process.pid))


def compiling() -> dict[str, str]:
    """Return the environment of what is measured: compiled as installed libraries are, whatever the caller wants."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("PYTHONPYCACHEPREFIX", str(Path(gettempdir(), "bench-compiled")))
    return environment


def _first_line(output: IO[str] | None) -> str:
    assert output is not None
    return output.readline()


def memory_of(process: str) -> float:
    """Return the KiB that a process holds in memory, by its number or as "self"."""
    lines: Sequence[str] = Path("/proc", process, "status").read_text().splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
