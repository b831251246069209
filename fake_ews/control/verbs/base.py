"""What every family of verbs stands on: the organisation, its lock, and a mailbox by its address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from fake_ews.control.json_values import ControlError
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.organisation import Organisation

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V", bound="Verbs")


class Verbs:
    """A family of verbs: its public methods, marked with ``verb``."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation

    def mailbox_of(self, address: str) -> Mailbox:
        """Return the mailbox with that address; raises ControlError with those that there are."""
        found = self.organisation.premises.directory.find(address)
        if found is None:
            known = ", ".join(one.address for one in self.organisation.premises.directory) or "none"
            raise ControlError(f"There is no mailbox {address!r}; there are {known}.", 404)
        return found


def verb(method: Callable[Concatenate[V, P], R]) -> Callable[Concatenate[V, P], R]:
    """Let the method be called by its name and JSON, and run it while no request does."""

    @wraps(method)
    def locked(self: V, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.organisation.lock:
            return method(self, *args, **kwargs)

    return locked
