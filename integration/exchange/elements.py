"""Properties of items as they stand in an answer (MS-OXWSCORE 2.2.4.24): what exchangelib would make objects of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

#: The namespace of items and their properties, as lxml writes it before their names.
T: Final = "{http://schemas.microsoft.com/exchange/services/2006/types}"


def text(item: Any, name: str) -> str:
    """Return the text of a property, "" where there is none."""
    return item.findtext(f"{T}{name}") or ""


def id_of(item: Any, name: str) -> str:
    """Return the id that a property holds, "" where there is none."""
    found = item.find(f"{T}{name}")
    return found.get("Id") or "" if found is not None else ""


def addresses(item: Any, name: str) -> Iterator[str]:
    """Yield the addresses of a sender or of recipients, in lower case."""
    for mailbox in item.iterfind(f"{T}{name}/{T}Mailbox"):
        yield text(mailbox, "EmailAddress").lower()


def moment(said: str) -> datetime:
    """Return a moment; one without a zone is UTC, which Exchange tells where no request names another."""
    read = datetime.fromisoformat(said)
    return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
