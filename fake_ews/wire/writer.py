"""Records to XML: each type is compiled to a list of formatters once a schema version; text is only joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, ListEnumeration
from fake_ews.schema.kinds import Kind, xs
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Place, Row
from fake_ews.schema.view import SchemaView
from fake_ews.wire.xml import escape, escape_attribute

Emit = Callable[[Any, list[str]], None]

#: Kinds whose text never needs an escape.
_PLAIN = frozenset(
    kind.name for kind in (xs.boolean, xs.int, xs.long, xs.short, xs.unsignedInt, xs.unsignedShort, xs.dateTime, xs.base64Binary)
)


@dataclass(frozen=True, slots=True)
class Layout:
    """One type as the writer sees it: attributes, then text or children in schema order, members last."""

    attributes: tuple[tuple[Row[Any], str, Callable[[Any], str]], ...]
    text: tuple[Row[Any], Callable[[Any], str]] | None
    children: tuple[tuple[Row[Any], Emit], ...]
    by_row: dict[Row[Any], Emit]


class Writer:
    """Writes records as one schema version shows them: rows that the version lacks are left out."""

    def __init__(self, view: SchemaView) -> None:
        self._view = view
        self._layouts: dict[type[ComplexType], Layout] = {}

    def element(self, name: str, record: Record) -> str:
        """Return the element ``name`` ("m:GetItemResponse") with the record as its content."""
        out: list[str] = []
        self._element(name, record, out)
        return "".join(out)

    def fragment(self, row: Row[Any], value: Any) -> str:
        """Return what one row's value looks like inside its parent."""
        out: list[str] = []
        self._emitter(row)(value, out)
        return "".join(out)

    def _element(self, name: str, record: Record, out: list[str], declared: str = "") -> None:
        layout = self._layouts.get(record.type) or self._compile(record.type)
        values = record.values
        out.append(f"<{name}")
        if declared and record.type.__name__ != declared:
            # The schema declares a base type here (AlternateId): the instance says which one it is.
            out.append(f' xsi:type="{record.type.namespace}:{record.type.__name__}"')
        for row, opening, render in layout.attributes:
            if row in values:
                out.append(f'{opening}{render(values[row])}"')
        if layout.text is not None:
            row, render = layout.text
            out.append(f">{render(values[row])}</{name}>" if row in values else "/>")
            return
        mark = len(out)
        out.append(">")
        for row, emit in layout.children:
            if row in values:
                emit(values[row], out)
        for member in record.members:
            # A member whose row this version lacks has no emitter: an item kind of a newer version, say.
            found = layout.by_row.get(member.row)
            if found is not None:
                found(member.value, out)
        for thing in record.foreign:
            out.append(self._foreign(thing))
        if len(out) == mark + 1:
            out[mark] = "/>"
        else:
            out.append(f"</{name}>")

    def _foreign(self, thing: Any) -> str:
        """Write what a wildcard admits: text as read, a named value of a MessageXml, or a path."""
        if isinstance(thing, str):
            return thing
        if isinstance(thing, Record):
            return self.element(f"t:{thing.type.elements[0]}", thing)
        name, value = thing
        return f'<t:Value Name="{escape_attribute(name)}">{escape(str(value))}</t:Value>'

    def _compile(self, declared: type[ComplexType]) -> Layout:
        shown = [row for row in declared.rows if self._view.shows(row)]
        attributes = tuple(
            (row.canonical, f' {row.element}="', _renderer(row.kind, escape_attribute)) for row in shown if row.place is Place.ATTRIBUTE
        )
        text = next(((row, _renderer(row.kind, escape)) for row in shown if row.place is Place.TEXT), None)
        children = tuple((row.canonical, self._emitter(row)) for row in shown if row.place is Place.ELEMENT)
        layout = Layout(attributes, text, children, {row.canonical: self._single(row) for row in shown if row.place is Place.ELEMENT})
        self._layouts[declared] = layout
        return layout

    def _emitter(self, row: Row[Any]) -> Emit:
        single = self._single(row)
        if not row.many:
            return single

        def emit_each(values: Any, out: list[str]) -> None:
            for value in values:
                single(value, out)

        return emit_each

    def _single(self, row: Row[Any]) -> Emit:
        name = f"{row.namespace}:{row.element}"
        if isinstance(row.kind, str):
            spellings = {declared: f"t:{element}" for element, declared in self._view.substitutes(row.element)} if row.ref else {}

            declared = "" if spellings else row.kind

            def emit_record(value: Any, out: list[str]) -> None:
                self._element(spellings.get(value.type, name), value, out, declared)

            return emit_record
        render = _renderer(row.kind, escape)
        opening, closing = f"<{name}>", f"</{name}>"

        def emit_value(value: Any, out: list[str]) -> None:
            out.append(opening + render(value) + closing)

        return emit_value


def _renderer(kind: Any, quote: Callable[[str], str]) -> Callable[[Any], str]:
    if isinstance(kind, Kind):
        if kind.name in _PLAIN:
            return kind.render
        render = kind.render
        return lambda value: quote(render(value))
    if issubclass(kind, ListEnumeration):
        return " ".join
    assert issubclass(kind, Enumeration)
    return str


@lru_cache(maxsize=64)
def writer(view: SchemaView) -> Writer:
    """Return the writer of a view; compiled layouts are kept with it."""
    return Writer(view)
