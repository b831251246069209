"""The people of one world: their addresses and passwords."""

from __future__ import annotations

from typing import Final

from harness.cast import CAST, Person

#: In features every company is called so; each world puts its own domain in its place.
COMPANY: Final = "company.test"


class People:
    """Who is who in a world whose domain is ``domain``."""

    def __init__(self, domain: str) -> None:
        self._domain = domain
        self._passwords = {person.name: f"Secret-{person.name}-1" for person in CAST if person.inside}

    def mailboxes(self) -> dict[str, str]:
        """Return address and password of everybody inside."""
        return {self.address(person): self.password(person) for person in CAST if person.inside}

    def address(self, person: Person) -> str:
        """Return somebody's address."""
        return f"{person.local_part}@{self._domain if person.inside else person.home}"

    def other_address(self, person: Person) -> str:
        """Return the second address of somebody outside."""
        return f"{person.local_part}@{person.other_home}"

    def password(self, person: Person) -> str:
        """Return the password of somebody inside, as that person knows it now."""
        return self._passwords[person.name]

    def choose_password(self, person: Person) -> str:
        """Let somebody choose a new password, and return it."""
        stem, _, number = self._passwords[person.name].rpartition("-")
        self._passwords[person.name] = f"{stem}-{int(number) + 1}"
        return self._passwords[person.name]
