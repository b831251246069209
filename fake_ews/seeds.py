"""One seed, many independent random streams: the same seed gives the same bytes, whatever runs beside it."""

from __future__ import annotations

import hashlib
import random
from typing import Any
from uuid import UUID


class Seeds:
    """Names random streams; a stream depends on the seed and its own name, never on the order of first use."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._streams: dict[str, random.Random] = {}

    def stream(self, name: str) -> random.Random:
        """Return the stream of that name; asking again goes on where it stood."""
        stream = self._streams.get(name)
        if stream is None:
            digest = hashlib.sha256(f"{self.seed}/{name}".encode()).digest()
            stream = self._streams[name] = random.Random(digest)
        return stream

    def guid(self, name: str) -> UUID:
        """Return the next GUID of the stream of that name."""
        return UUID(bytes=self.stream(name).randbytes(16), version=4)

    def standing(self) -> dict[str, Any]:
        """Return where every stream stands, for ``stand``."""
        return {name: stream.getstate() for name, stream in self._streams.items()}

    def stand(self, standing: dict[str, Any]) -> None:
        """Go back to where every stream stood; one that was not begun then begins anew."""
        self._streams = {name: self._streams[name] for name in standing}
        for name, state in standing.items():
            self._streams[name].setstate(state)
