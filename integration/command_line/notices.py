"""What users were told without having asked, on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict
from typing import Any, Final

from integration.app import Integration
from integration.command_line.numbers import at_least
from integration.command_line.verbs import Noun, Verb, argument
from integration.sentences import say


def _notices(integration: Integration, words: Namespace) -> list[dict[str, Any]]:
    now, language = integration.clock.now(), integration.settings.language
    latest = integration.notices.latest(words.most)
    mails = defaultdict(list)
    for mail in integration.notices.mails(latest):
        mails[mail.notice.id].append({"to": mail.recipient, "state": mail.state, "said": mail.said})
    return [
        {
            "at": one.at,
            "told": one.deed,
            "address": one.address,
            "stands": one.stands(now),
            "until": one.until,
            "says": say(one.sentence, language, address=one.address, detail=one.detail),
            "mails": mails[one.id],
        }
        for one in latest
    ]


NOTICES: Final = Noun(
    "notices",
    "what users were told without having asked",
    (
        Verb(
            "list",
            "print what was told and whether it still holds, the newest first; with --json the mails that told it, too",
            _notices,
            (argument("--most", type=at_least(1), default=100, help="how many, 100 unless given"),),
            ("at", "told", "address", "stands", "until"),
        ),
    ),
)
