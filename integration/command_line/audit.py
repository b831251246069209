"""The audit log on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from integration.app import Integration
from integration.command_line.numbers import at_least
from integration.command_line.verbs import Verb, argument
from integration.command_line.words import ago
from integration.model.audit import FAMILIES, AuditEntry, AuditQuery
from integration.model.paging import Wanted


def _audit(integration: Integration, words: Namespace) -> Sequence[AuditEntry]:
    now = integration.clock.now()
    query = AuditQuery(
        since=ago(words.since, now) if words.since else None,
        until=ago(words.until, now) if words.until else None,
        who=words.who,
        family=words.of,
        about=words.about,
    )
    return integration.audit.entries(query, Wanted(size=words.most)).items


AUDIT: Final = Verb(
    "audit",
    "print who did what, when, and to what, the newest first",
    _audit,
    (
        argument("--since", help="from then on: 2026-03-02, or 7d ago"),
        argument("--until", help="before that"),
        argument("--who", default="", help="a part of the name"),
        argument("--of", default="", choices=FAMILIES, help="what was touched"),
        argument("--about", default="", help="an address or name that the entry speaks of"),
        argument("--most", type=at_least(1), default=100, help="how many, 100 unless given"),
    ),
    ("at", "who", "deed", "subject", "detail"),
)
