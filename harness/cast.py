"""The people whom scenarios speak of: who has a mailbox here and who writes from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a scenario.

    ``inside`` people have a mailbox in the world's organisation (and a user in the CRM); the others write and receive
    mail at ``home``, a domain that the emulator does not host. ``other_home`` is where their second address lives.
    """

    name: str
    inside: bool
    home: str = ""
    other_home: str = ""

    @property
    def local_part(self) -> str:
        """What stands before the @."""
        return self.name.lower()

    @property
    def family_name(self) -> str:
        """Everybody from inside is a Beispiel, everybody from outside a Sample: a display name for the mail header."""
        return "Beispiel" if self.inside else "Sample"


#: Names that read well in both languages, so that a feature can be translated without renaming anybody.
CAST: Final[tuple[Person, ...]] = (
    Person("Anna", inside=True),
    Person("Ben", inside=True),
    Person("Clara", inside=True),
    Person("Diana", inside=False, home="customer.example", other_home="diana-private.example"),
    Person("Emil", inside=False, home="customer.example", other_home="emil-private.example"),
    Person("Frieda", inside=False, home="supplier.example", other_home="frieda-private.example"),
)
