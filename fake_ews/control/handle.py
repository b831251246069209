"""Everything that can be done to an organisation from outside, as methods and as verbs with JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from fake_ews.control.arguments import given_by
from fake_ews.control.description import operations
from fake_ews.control.json_values import ControlError, Reader, plain
from fake_ews.control.verbs.contents import ContentVerbs
from fake_ews.control.verbs.failures import FailureVerbs
from fake_ews.control.verbs.front_door import FrontDoorVerbs
from fake_ews.control.verbs.journal import Awaited, JournalVerbs, WaitedExchanges
from fake_ews.control.verbs.looking import LookingVerbs
from fake_ews.control.verbs.outside import OutsideVerbs
from fake_ews.control.verbs.tenant import TenantVerbs
from fake_ews.control.verbs.throttling import ThrottlingVerbs
from fake_ews.control.verbs.time import TimeVerbs
from fake_ews.control.verbs.wire import WireVerbs


class Control(
    TenantVerbs,
    FrontDoorVerbs,
    TimeVerbs,
    JournalVerbs,
    FailureVerbs,
    ThrottlingVerbs,
    OutsideVerbs,
    ContentVerbs,
    LookingVerbs,
    WireVerbs,
):
    """The handle of one organisation. ``call`` does by JSON what the methods do; raises ControlError."""

    @property
    def verbs(self) -> tuple[str, ...]:
        """What ``call`` knows."""
        return tuple(VERBS)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The verbs that ask whether something has happened, which can be asked again until it has."""
        return tuple(name for name, method in VERBS.items() if _asks(given_by(method)))

    def call(self, verb: str, arguments: Mapping[str, Any]) -> Any:
        """Do one thing and return what JSON can say; raises ControlError for what cannot be done."""
        function = VERBS.get(verb)
        if function is None:
            raise ControlError(f"There is no verb {verb!r}; the verbs are {', '.join(VERBS)}.", 404)
        read = Reader(self.organisation.clock.now()).arguments(verb, function, arguments)
        return plain(function(self, **read))

    @contextmanager
    def attending(self, verb: str) -> Iterator[None]:
        """Have the organisation say meanwhile whatever that verb waits for.

        Of changes it always tells; of answers it need not, where nobody waits for one.
        """
        if given_by(VERBS[verb]) is not WaitedExchanges:
            yield
            return
        listeners = self.organisation.recorder.listeners
        listeners.append(self.organisation.changed)
        try:
            yield
        finally:
            listeners.remove(self.organisation.changed)

    def describe(self) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
        """Return each verb as an operation of OpenAPI 3.1, and the schemas that they name."""
        return _described()


def _asks(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Awaited)


@lru_cache(maxsize=1)
def _described() -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    return operations(VERBS)


#: Verb to the method that does it.
VERBS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        name: method
        for family in Control.__bases__
        for name, method in vars(family).items()
        if hasattr(method, "__wrapped__")
    }
)
