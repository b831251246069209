"""Which mail of an inbox is logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LogRule(StrEnum):
    """The two rules that an account can have (knowledge.hubspot.com, "Manage contact email logging rules")."""

    REPLIES = "replies"
    """Replies to mail from the CRM."""
    ALL = "all"
    """All mail from and to known contacts, also what is sent with a mail client."""


@dataclass(frozen=True, slots=True)
class LogPolicy:
    """What is logged of an inbox.

    ``since`` is when the rule was chosen, None for since ever: mail from before is not logged by it. ``never`` are
    addresses and domains, in lower case, of the company's list and of the inbox's own.
    """

    rule: LogRule = LogRule.REPLIES
    since: datetime | None = None
    attachments: bool = True
    never: frozenset[str] = frozenset()

    def logs_all(self, at: datetime) -> bool:
        """Return whether mail of that moment is logged by the rule for all mail."""
        return self.rule is LogRule.ALL and (self.since is None or at >= self.since)
