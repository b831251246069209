"""Base64 as .NET reads it: blanks and line breaks are nothing, any other flaw makes the whole text unreadable."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_WHOLE: Final = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


def encode(data: bytes) -> str:
    """Return the canonical text of ``data``."""
    return base64.b64encode(data).decode("ascii")


def decode(text: str) -> bytes | None:
    """Return the bytes of ``text``, or None if it is not base64 with the padding it needs.

    Python's own decoder forgives what Convert.FromBase64String refuses ("AAAA==" has four padding characters' worth of
    length for three bytes), so the form is checked first.
    """
    text = _BLANKS.sub("", text)
    if _WHOLE.fullmatch(text) is None:
        return None
    try:
        return binascii.a2b_base64(text)
    except binascii.Error:
        return None
