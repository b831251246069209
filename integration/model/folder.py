"""The folders of a mailbox that mail is read from, and what Exchange tells of news in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FolderRole(StrEnum):
    """What a folder is to the reading of a mailbox."""

    INBOX = "inbox"
    SENT = "sent items"
    OTHER = "other"
    """What a user or a rule files mail into; Deleted Items too, as a reply that is thrown away was a reply."""
    IGNORED = "ignored"
    """Drafts and mail on its way out, junk, and what holds no mail."""


@dataclass(frozen=True, slots=True)
class MailFolder:
    """A folder as EWS names it."""

    id: str
    role: FolderRole


@dataclass(frozen=True, slots=True)
class Subscription:
    """A pull subscription to all folders, and the event up to which it was asked; without an id there is none."""

    id: str = ""
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What a pull subscription tells: folders that items came into; ``hierarchy`` when folders came, went or moved."""

    folders: frozenset[str]
    watermark: str
    hierarchy: bool = False
