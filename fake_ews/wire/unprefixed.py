"""Replies whose elements have no prefix: each names its namespace where it is another than its parent's.

.NET's XmlSerializer writes so unless a type declares prefixes, and only the answers with response messages do. The
documented samples show it (GetInboxRules, GetRooms, GetUserOofSettings, FindPeople, ...), the Managed API insists on it
where it reads InboxRules and PasswordExpirationDate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fake_ews.schema.namespaces import MESSAGES, TYPES

_NAMESPACES: Final[Mapping[str, str]] = MappingProxyType({"m": MESSAGES, "t": TYPES})
# The writer escapes angle brackets in texts and in attributes, so what looks like a tag is one.
_TAG: Final = re.compile(r"<(/?)([mt]):([^ >/]+)([^>]*?)(/?)>")


def unprefixed(document: str) -> str:
    """Return a document of the writer's with its elements of messages and types said without a prefix."""
    open_in: list[str] = [""]

    def tag(found: re.Match[str]) -> str:
        closing, prefix, name, attributes, empty = found.groups()
        if closing:
            open_in.pop()
            return f"</{name}>"
        declared = "" if open_in[-1] == prefix else f' xmlns="{_NAMESPACES[prefix]}"'
        if not empty:
            open_in.append(prefix)
        return f"<{name}{attributes}{declared}{empty}>"

    return _TAG.sub(tag, document)
