"""Photos of people: which sizes of one there are, and which of them answers a request (MS-OXWSPHOTO 3.1.5.1.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_JPEG: Final = b"\xff\xd8"
_PNG: Final = b"\x89PNG\r\n\x1a\n"

#: The markers of JPEG behind which a frame's height and width stand: SOF0 to SOF15 without DHT, JPG and DAC.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def side_of(picture: bytes) -> int:
    """Return the longer side of a JPEG or PNG in pixels; raises ValueError for what is neither, or is cut off."""
    if picture.startswith(_PNG) and picture[12:16] == b"IHDR" and len(picture) >= 24:
        return max(_number(picture[16:20]), _number(picture[20:24]))
    if picture.startswith(_JPEG):
        return _side_of_jpeg(picture)
    raise ValueError("neither JPEG nor PNG")


def _side_of_jpeg(picture: bytes) -> int:
    # Segments: 0xFF, a marker, and the length of what follows, which counts its own two bytes (ITU-T T.81 B.1.1.4).
    at = len(_JPEG)
    while at + 9 <= len(picture) and picture[at] == 0xFF:
        if picture[at + 1] in _FRAMES:
            return max(_number(picture[at + 5 : at + 7]), _number(picture[at + 7 : at + 9]))
        at += 2 + _number(picture[at + 2 : at + 4])
    raise ValueError("a JPEG without a frame")


def _number(bytes_: bytes) -> int:
    return int.from_bytes(bytes_, "big")


def chosen(photos: Mapping[int, bytes], size_requested: str) -> bytes:
    """Return the photo of the size asked for (``HR48x48``), the largest where there is none, or nothing for nobody's.

    ``photos`` are pictures by their side in pixels.
    """
    width = size_requested.removeprefix("HR").partition("x")[0]
    return photos.get(int(width)) or photos.get(max(photos, default=0), b"")
