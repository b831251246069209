"""Personalisation tokens in templates: filled in, or marked where a value is not known."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from integration.model.account import Account
from integration.model.crm import Contact
from integration.model.sequence import Filled

_TOKEN = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z0-9_]+)?)\s*\}\}")


def values(
    contact: Contact, account: Account, properties: Mapping[str, str], unsubscribe_link: str = ""
) -> dict[str, str]:
    """Return what stands for each token; "" for what is not known.

    ``properties`` are what the CRM knows of the contact and of its company, deal and ticket, by token.
    """
    first, _, last = contact.name.strip().partition(" ")
    return {
        **properties,
        "contact.first_name": first,
        "contact.last_name": last.strip(),
        "contact.name": contact.name.strip(),
        "contact.email": contact.address,
        "sender.email": account.address,
        "unsubscribe_link": unsubscribe_link,
    }


def fill_in(template: str, known: Mapping[str, str], *, markup: bool) -> Filled:
    """Fill in the tokens; an unknown value shows as ``[[MISSING TOKEN - FIRST NAME]]``.

    ``markup`` says that the template is HTML, so that values cannot become part of it. knowledge.hubspot.com, "Use
    personalization tokens".
    """
    missing: list[str] = []

    def value(token: re.Match[str]) -> str:
        found = known.get(token[1], "")
        if found:
            return html.escape(found) if markup else found
        marker = f"[[MISSING TOKEN - {token[1].rpartition('.')[2].replace('_', ' ').upper()}]]"
        missing.append(marker)
        return marker

    return Filled(_TOKEN.sub(value, template), tuple(dict.fromkeys(missing)))
