"""One seed, many independent random streams: the same seed gives the same bytes, whatever runs beside it."""

from __future__ import annotations

import hashlib
import random
from typing import Any, Final
from uuid import UUID

_RANDOM_PART: Final = ~(0xF000 << 64 | 0xC000 << 48)
_VERSION_4: Final = 0x4000 << 64 | 0x8000 << 48


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
        return UUID(int=self._guid(name))

    def guid_digits(self, name: str) -> str:
        """Return the next GUID of the stream as its 32 digits: what is only written needs no UUID."""
        return f"{self._guid(name):032x}"

    def _guid(self, name: str) -> int:
        """Return 128 random bits with the variant and the version of a random GUID (RFC 9562, section 5.4)."""
        return int.from_bytes(self.stream(name).randbytes(16)) & _RANDOM_PART | _VERSION_4

    def standing(self) -> dict[str, Any]:
        """Return where every stream stands, for ``stand``."""
        return {name: stream.getstate() for name, stream in self._streams.items()}

    def stand(self, standing: dict[str, Any]) -> None:
        """Go back to where every stream stood; one that was not begun then begins anew."""
        self._streams = {name: self._streams[name] for name in standing}
        for name, state in standing.items():
            self._streams[name].setstate(state)
