"""Bytes of a mail as text, whatever character set they claim."""

from __future__ import annotations

import re
from typing import Final

#: Codecs that decode text; Python has others under the same roof ("idna", "unicode_escape") that are no character sets.
_CHARACTER_SETS: Final = re.compile(
    r"(?:us-?ascii|ascii|utf-?(?:7|8|16|32)(?:-?[bl]e)?|(?:iso-?)?8859-?\d+|iso-8859-\d+(?:-[ei])?|latin-?\d|"
    r"windows-?\d+|cp-?\d+|koi8-?[rut]|gb2312|gbk|gb18030|hz-gb-2312|big5(?:-?hkscs)?|euc-?(?:jp|kr)|ks_c_5601-1987|"
    r"shift[-_]?jis|sjis|iso-2022-(?:jp(?:-\d)?|kr)|mac(?:intosh|roman)|tis-620)",
    re.IGNORECASE,
)


def decode_bytes(data: bytes, character_set: str = "") -> str:
    """Decode ``data``: by the set named, else as UTF-8, else as Windows-1252, which fits always."""
    name = character_set.strip().strip("\"'")
    if _CHARACTER_SETS.fullmatch(name):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):
            pass
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
