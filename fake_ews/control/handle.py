"""Everything that can be done to an organisation from outside, as methods and as verbs with JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.control.json_values import ControlError, plain, read_arguments
from fake_ews.control.verbs.contents import ContentVerbs
from fake_ews.control.verbs.failures import FailureVerbs
from fake_ews.control.verbs.front_door import FrontDoorVerbs
from fake_ews.control.verbs.journal import JournalVerbs
from fake_ews.control.verbs.outside import OutsideVerbs
from fake_ews.control.verbs.tenant import TenantVerbs
from fake_ews.control.verbs.time import TimeVerbs


class Control(TenantVerbs, FrontDoorVerbs, TimeVerbs, JournalVerbs, FailureVerbs, OutsideVerbs, ContentVerbs):
    """The handle of one organisation. ``call`` does by JSON what the methods do; raises ControlError."""

    @property
    def verbs(self) -> tuple[str, ...]:
        """What ``call`` knows."""
        return tuple(VERBS)

    def call(self, verb: str, arguments: Mapping[str, Any]) -> Any:
        """Do one thing and return what JSON can say; raises ControlError for what cannot be done."""
        function = VERBS.get(verb)
        if function is None:
            raise ControlError(f"There is no verb {verb!r}; the verbs are {', '.join(VERBS)}.", 404)
        return plain(function(self, **read_arguments(verb, function, arguments)))


#: Verb to the method that does it.
VERBS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        name: method
        for family in Control.__bases__
        for name, method in vars(family).items()
        if hasattr(method, "__wrapped__")
    }
)
