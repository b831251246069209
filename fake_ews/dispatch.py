"""From the body of a request to the operation that answers it: discovery, versions, and the faults on the way."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from inspect import isabstract
from types import ModuleType
from typing import Final, TypeGuard

from fake_ews import operations
from fake_ews.behaviours import NEWER_VERSION_NAMED
from fake_ews.causes import Cause
from fake_ews.errors import Fault
from fake_ews.operations.base import Operation
from fake_ews.products import Product
from fake_ews.profile import Profile, accepts
from fake_ews.schema.modules import MODULES
from fake_ews.schema.table import Table
from fake_ews.schema.view import view
from fake_ews.versions import Version
from fake_ews.wire.soap import Envelope

#: What a body element is answered with that the product does not know: exchangelib's test_get_elements since 2017. The
#: older products' validator has no say in it, since WCF selects the operation first (docs/decisions/0051).
UNKNOWN_OPERATION: Final = "ErrorInvalidRequest"


class Dispatch:
    """Every operation by its SOAP element, and the table that their messages belong to."""

    def __init__(self, modules: Iterable[ModuleType]) -> None:
        self._modules = found = tuple(modules)
        self.table = Table((*MODULES, *found))
        self.operations: dict[str, Operation] = {}
        for module in found:
            for thing in vars(module).values():
                if _is_operation(thing, module):
                    self.operations[thing.element()] = thing()

    def with_modules(self, *modules: ModuleType) -> Dispatch:
        """Return a dispatch that knows the operations of further modules too."""
        return Dispatch((*self._modules, *modules))

    def choose(self, envelope: Envelope, profile: Profile) -> Operation:
        """Return the operation of a request; raises Fault for one that the product or the version named lacks."""
        element = envelope.expanded_name
        shown = view(self.table, profile.version).elements
        operation = self.operations.get(envelope.operation)
        if operation is None or element not in view(self.table, profile.product.schema).elements:
            raise Fault(UNKNOWN_OPERATION, cause=_unknown(envelope, profile))
        if not profile.knows(operation):
            raise Fault(UNKNOWN_OPERATION, cause=_unknown(envelope, profile))
        if element not in shown or not profile.shows(operation):
            raise Fault("ErrorIncorrectSchemaVersion", cause=_too_new(envelope, operation, profile))
        return operation


def _unknown(envelope: Envelope, profile: Profile) -> Cause:
    return Cause(f"{profile.product.title} knows no operation {envelope.operation}.", row=envelope.operation)


def _too_new(envelope: Envelope, operation: Operation, profile: Profile) -> Cause:
    said = f"{envelope.operation} came with {operation.since.name}, and the request names {profile.version.name}."
    return Cause(said, operation.clause, envelope.operation)


def _is_operation(thing: object, module: ModuleType) -> TypeGuard[type[Operation]]:
    """Whether that is an operation of the module's own."""
    if not isinstance(thing, type) or thing.__module__ != module.__name__:
        return False
    # issubclass asks every subclass there is, for every type there is: a tenth of a start went there.
    return Operation in thing.__mro__ and not isabstract(thing)


def operation_modules() -> tuple[ModuleType, ...]:
    """Import and return every file of ``operations`` that holds one; the one place where anything is discovered."""
    names = sorted(info.name for info in pkgutil.iter_modules(operations.__path__) if not info.name.startswith("base"))
    return tuple(importlib.import_module(f"{operations.__name__}.{name}") for name in names)


@lru_cache(maxsize=1)
def standard() -> Dispatch:
    """Return the dispatch of all operations there are."""
    return Dispatch(operation_modules())


def profile_of(named: str, front: Product, server: Product) -> Profile:
    """Return the profile of the version ``named`` by a request, as the mailbox's ``server`` sees it.

    Raises Fault for a version that the front end does not accept, and for one that only the front end does.
    """
    version = Version.__members__.get(named)
    if version is None or not accepts(front, version):
        code = Profile(front, front.schema)[NEWER_VERSION_NAMED]
        raise Fault(code, cause=replace(NEWER_VERSION_NAMED.cause, row=f"RequestServerVersion {named}"))
    if not accepts(server, version):
        said = f"The mailbox is on {server.title}, behind {front.title}."
        cause = Cause(said, "documentation of ResponseCode", f"RequestServerVersion {named}")
        raise Fault("ErrorInvalidSchemaVersionForMailboxVersion", cause=cause)
    return Profile(server, version)
