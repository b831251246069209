"""A template of a one-to-one mail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """What a mail begins with; ``subject`` and ``html`` have tokens, which are filled in when it is used.

    developers.hubspot.com, "Email templates": a name, a body, and a subject that may be empty.
    """

    id: str
    name: str
    subject: str
    html: str
