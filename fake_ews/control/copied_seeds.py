"""What was seeded before a request that is copied as a test, as that test says it."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Final

from fake_ews.control.json_values import told
from fake_ews.organisation import Organisation, Seeding

#: What was seeded stands in a copy up to so many characters; of more it is said how much there was.
_MOST: Final = 20_000
#: Up to so many mailboxes a copy makes all that nobody seeded, since a request may be about any of them.
_FEW: Final = 12


class Seeds:
    """The seeds of an organisation for a copy in which ``accounts`` log in.

    ``file`` is the seed file, if there was one; ``calls`` are the arguments of ``seed`` as Python, ``missing`` says
    what is too much for that; ``unseeded`` are the mailboxes that are made without, those of whoever logs in among
    them, whose passwords are the copy's own.
    """

    def __init__(self, organisation: Organisation, accounts: Collection[str]) -> None:
        seeded = organisation.seeded
        self.file = next((one.file for one in reversed(seeded) if one.file), "")
        made = {
            mailbox.address: one.file
            for one in seeded
            for mailbox in one.said.get("mailboxes", ())
            if mailbox.password or mailbox.kind != "user"
        }
        here = [one.address for one in organisation.premises.directory if not made.get(one.address)]
        rest = [address for address in here if address not in made]
        few = rest if len(rest) <= _FEW else ()
        self.unseeded = [address for address in here if address in accounts or address in few]
        said = [self._said(one) for one in seeded if not one.file]
        self.calls = [one for one in said if len(one) <= _MOST]
        self.missing = "".join(map(_too_much, (one for one in said if len(one) > _MOST)))

    def _said(self, seeding: Seeding) -> str:
        said = told(seeding.said)
        for mailbox in said.get("mailboxes", ()):
            if mailbox["address"] in self.unseeded:
                mailbox.pop("password", None)
        return as_python(said)


def as_python(value: Any) -> str:
    """Return JSON as Python, its strings in double quotes, as formatters like it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_python(name)}: {as_python(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_python, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _too_much(seed: str) -> str:
    said = f"What the control handle seeded, {len(seed):,} characters,"
    return f"\n\n{said} is not part of it: seed it before everything else.\n"
