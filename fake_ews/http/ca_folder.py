"""A temporary folder with the certificate authority of one site, which nothing outlives for long.

Whoever is killed takes nothing along. So a file is locked as long as its site runs, and whoever comes next removes
what nobody holds any more.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

_PREFIX: Final = "fake-ews-ca-"
_NAME: Final = "ca.pem"


class CaFolder:
    """A folder with the file ``path`` in it, until ``close``."""

    def __init__(self, content: bytes) -> None:
        _remove_what_nobody_holds()
        self._folder = TemporaryDirectory(prefix=_PREFIX)
        self.path = Path(self._folder.name, _NAME)
        # It has its lock before it has its name, so nobody finds it unlocked.
        unnamed = self.path.with_suffix(".new")
        self._held = unnamed.open("wb")
        fcntl.flock(self._held, fcntl.LOCK_EX)
        self._held.write(content)
        self._held.flush()
        unnamed.rename(self.path)

    def close(self) -> None:
        """Remove the folder."""
        self._held.close()
        self._folder.cleanup()


def _remove_what_nobody_holds() -> None:
    for path in Path(gettempdir()).glob(f"{_PREFIX}*/{_NAME}"):
        # Somebody's who runs, somebody else's, or gone by now: not ours to remove.
        with suppress(OSError), path.open("rb") as left:
            if path.parent.lstat().st_uid == os.getuid():
                fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
                path.parent.rmdir()
