"""The never-log list: whose mail is sent and received but not logged."""

from __future__ import annotations

from collections.abc import Collection


def is_never_logged(address: str, entries: Collection[str]) -> bool:
    """Return whether an address, or its domain, is on the list (entries in lower case; ``@`` before a domain is fine).

    knowledge.hubspot.com, "Exclude recipients from CRM email logging": addresses or domains.
    """
    plain = address.lower()
    domain = plain.rpartition("@")[2]
    return any(entry in entries for entry in (plain, domain, f"@{domain}"))
