"""The sealed table: every type by name, every global element, every FieldURI, checked once against each other."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration
from fake_ews.schema.kinds import Kind
from fake_ews.schema.mapi import MapiName
from fake_ews.schema.rows import Row


class TableError(Exception):
    """Two rows of the table contradict each other, or a row names a type that nobody declares."""


class Table:
    """Looks types up by name, global elements by (namespace, name), substitutes by head, rows by URI or MAPI name.

    Types name each other, since items hold attachments that hold items; making the table resolves the names and raises
    TableError for a name without a type, for two types of one name and for two types that claim one global element.
    """

    def __init__(self, modules: Iterable[ModuleType]) -> None:
        self.types: dict[str, type[ComplexType]] = {}
        self.enumerations: dict[str, type[Enumeration]] = {}
        self.kinds: dict[str, Kind[Any]] = {}
        self.elements: dict[tuple[str, str], type[ComplexType]] = {}
        self.substitutes: dict[str, list[type[ComplexType]]] = {}
        self.rows_by_uri: dict[str, list[Row[Any]]] = {}
        self.rows_by_mapi_name: dict[MapiName, list[Row[Any]]] = {}
        for module in modules:
            self._gather(module)
        for declared in self.types.values():
            self._index(declared)
        self._check()

    def _gather(self, module: ModuleType) -> None:
        for thing in vars(module).values():
            if (isinstance(thing, Kind) and thing.base) or (isinstance(thing, Kind) and thing.variety != "atomic"):
                self.kinds[thing.name] = thing
            elif isinstance(thing, type) and thing.__module__ == module.__name__:
                if issubclass(thing, ComplexType) and thing is not ComplexType:
                    self._declare(thing)
                elif issubclass(thing, Enumeration) and thing.values:
                    self.enumerations[thing.__name__] = thing

    def _declare(self, declared: type[ComplexType]) -> None:
        if self.types.setdefault(declared.__name__, declared) is not declared:
            raise TableError(f"two types are called {declared.__name__}")

    def _index(self, declared: type[ComplexType]) -> None:
        for element in declared.elements:
            key = (declared.namespace, element)
            if self.elements.setdefault(key, declared) is not declared:
                raise TableError(f"{declared.__name__} and {self.elements[key].__name__} both claim the element {key}")
        if declared.substitutes:
            self.substitutes.setdefault(declared.substitutes, []).append(declared)
        for row in declared.own_rows:
            if row.uri:
                self.rows_by_uri.setdefault(row.uri, []).append(row)
            for name in row.mapi:
                self.rows_by_mapi_name.setdefault(name, []).append(row)

    def _check(self) -> None:
        missing = sorted(
            f"{row!r} -> {row.kind}"
            for declared in self.types.values()
            for row in declared.own_rows
            if isinstance(row.kind, str) and row.kind not in self.types
        )
        if missing:
            raise TableError("no type is declared for " + ", ".join(missing))

    def extended(self, modules: Iterable[ModuleType]) -> Table:
        """Return a table with the types of further modules beside the present ones."""
        wider = Table(())
        for name in ("types", "enumerations", "kinds", "elements"):
            getattr(wider, name).update(getattr(self, name))
        for name in ("substitutes", "rows_by_uri", "rows_by_mapi_name"):
            getattr(wider, name).update({key: list(found) for key, found in getattr(self, name).items()})
        for module in modules:
            before = set(wider.types)
            wider._gather(module)
            for added in set(wider.types) - before:
                wider._index(wider.types[added])
        wider._check()
        return wider
