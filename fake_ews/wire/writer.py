"""Records to XML: each row is compiled to a formatter once a schema version; after that text is only joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, ListEnumeration
from fake_ews.schema.kinds import Kind, render_date_time, xs
from fake_ews.schema.record import KeptRecord, Member, Record
from fake_ews.schema.rows import Place, Row
from fake_ews.schema.view import SchemaView
from fake_ews.values import dataclass
from fake_ews.wire.xml import escape, escape_attribute, special

#: Writes one value of a row: the whole element, or an attribute with the blank before it.
Emit = Callable[[Any], str]
#: Writes a record between an opening (``<t:Message``) and a closing (``</t:Message>``).
Write = Callable[[str, str, Record], str]

#: Kinds whose text never needs an escape.
_PLAIN: Final = frozenset(
    kind.name
    for kind in (xs.boolean, xs.int, xs.long, xs.short, xs.unsignedInt, xs.unsignedShort, xs.dateTime, xs.base64Binary)
)
#: How many combinations of rows a type remembers; replies of one shape are one combination.
_REMEMBERED: Final = 256


@dataclass(slots=True)
class _Layout:
    """One type as the writer sees it; ``plans`` are the formatters of records that have the same rows."""

    attributes: dict[Row[Any], Emit]
    text: Row[Any] | None
    render_text: Emit
    children: dict[Row[Any], Emit]
    members: dict[Row[Any], Emit]
    foreign: Callable[[Any], str]
    plans: dict[tuple[Row[Any], ...], Write] = field(default_factory=dict)

    def plan(self, rows: tuple[Row[Any], ...]) -> Write:
        """Return the formatter of records with these rows, and remember it: a reply's records are all alike."""
        present = frozenset(rows)
        if len(self.plans) >= _REMEMBERED:
            self.plans.clear()
        attributes = [(row, emit) for row, emit in self.attributes.items() if row in present]
        if self.text is not None and self.text in present:
            made = _text_writer(attributes, self.text, self.render_text)
        else:
            made = self._content_writer(
                attributes, [(row, emit) for row, emit in self.children.items() if row in present]
            )
        self.plans[rows] = made
        return made

    def _content_writer(self, attributes: list[tuple[Row[Any], Emit]], children: list[tuple[Row[Any], Emit]]) -> Write:
        members, foreign = self.members, self.foreign

        def write(opening: str, closing: str, record: Record) -> str:
            values = record.values
            if attributes:
                opening += "".join([emit(values[row]) for row, emit in attributes])
            content = "".join([emit(values[row]) for row, emit in children])
            if record.members:
                # A member whose row this version lacks has no emitter: an item kind of a newer version, say.
                content += "".join([members[row](value) for row, value in record.members if row in members])
            if record.foreign:
                content += "".join([foreign(thing) for thing in record.foreign])
            return f"{opening}>{content}{closing}" if content else f"{opening}/>"

        return write


def _text_writer(attributes: list[tuple[Row[Any], Emit]], text: Row[Any], render: Emit) -> Write:
    def write(opening: str, closing: str, record: Record) -> str:
        values = record.values
        said = "".join([emit(values[row]) for row, emit in attributes])
        return f"{opening}{said}>{render(values[text])}{closing}"

    def write_with_one(opening: str, closing: str, record: Record) -> str:
        values = record.values
        return f"{opening}{only(values[key])}>{render(values[text])}{closing}"

    if len(attributes) != 1:
        return write
    ((key, only),) = attributes
    return write_with_one


class Writer:
    """Writes records as one schema version shows them: rows that the version lacks are left out.

    ``milliseconds`` writes moments with three decimals, as a DateTimePrecision header asks (MS-OXWSCDATA 2.2.3.7).
    """

    def __init__(self, view: SchemaView, milliseconds: bool = False) -> None:
        self._view = view
        self._moment = _with_milliseconds if milliseconds else render_date_time
        self._layouts: dict[type[ComplexType], _Layout] = {}

    def element(self, name: str, record: Record) -> str:
        """Return the element ``name`` ("m:GetItemResponse") with the record as its content."""
        return self._element(f"<{name}", f"</{name}>", record)

    def document(self, head: str, name: str, declarations: str, record: Record, tail: str) -> str:
        """Return the element between ``head`` and ``tail``, with ``declarations`` (and their blank) behind its name.

        A reply can be long; written as one element with a long tag it is copied once and not at every step.
        """
        text = self._element(f"{head}<{name}{declarations}", f"</{name}>{tail}", record)
        return text if text.endswith(tail) else text + tail

    def fragment(self, row: Row[Any], value: Any) -> str:
        """Return what one row's value looks like inside its parent."""
        return self._emitter(row)(value)

    def _element(self, opening: str, closing: str, record: Record) -> str:
        layout = self._layouts.get(record.type) or self._compile(record.type)
        rows = tuple(record.values)
        write = layout.plans.get(rows) or layout.plan(rows)
        return write(opening, closing, record)

    def _foreign(self, thing: Any) -> str:
        """Write what a wildcard admits: text as read, a row's value, a named value of a MessageXml, or a path."""
        if isinstance(thing, str):
            return thing
        if isinstance(thing, Member):
            return self._single(thing.row)(thing.value)
        if isinstance(thing, Record):
            # Who does not validate requests takes paths that are newer than the version named; that cannot be told.
            return self.element(f"t:{thing.type.elements[0]}", thing) if self._can_say(thing) else ""
        name, value = thing
        return f'<t:Value Name="{escape_attribute(name)}">{escape(str(value))}</t:Value>'

    def _can_say(self, record: Record) -> bool:
        """Whether the version has the values of a record's enumerations."""
        return all(
            value in self._view.known_values(row.kind)
            for row, value in record.values.items()
            if isinstance(row.kind, type) and issubclass(row.kind, Enumeration)
        )

    def _compile(self, declared: type[ComplexType]) -> _Layout:
        shown = [row for row in declared.rows if self._view.shows(row)]
        elements = [row for row in shown if row.place is Place.ELEMENT]
        text = next((row for row in shown if row.place is Place.TEXT), None)
        layout = self._layouts[declared] = _Layout(
            {row.canonical: self._attribute(row) for row in shown if row.place is Place.ATTRIBUTE},
            text.canonical if text is not None else None,
            self._renderer(text.kind, escape) if text is not None else escape,
            {row.canonical: self._emitter(row) for row in elements},
            {row.canonical: self._single(row) for row in elements},
            self._foreign,
        )
        return layout

    def _attribute(self, row: Row[Any]) -> Emit:
        render = self._renderer(row.kind, escape_attribute)
        opening = f' {row.element}="'
        return lambda value: f'{opening}{render(value)}"'

    def _emitter(self, row: Row[Any]) -> Emit:
        single = self._single(row)
        if not row.canonical.many:
            return single
        return lambda values: "".join([single(value) for value in values])

    def _single(self, row: Row[Any]) -> Emit:
        name = f"{row.namespace}:{row.element}"
        opening, closing = f"<{name}", f"</{name}>"
        if isinstance(row.kind, str):
            return self._nested(row, opening, closing)
        if row.kind is xs.string:
            # What most rows are, and seldom with anything to escape: one call less.
            return lambda value: f"{opening}>{escape(value) if special(value) else value}{closing}"
        render = self._renderer(row.kind, escape)
        return lambda value: f"{opening}>{render(value)}{closing}"

    def _nested(self, row: Row[Any], opening: str, closing: str) -> Emit:
        """Return the formatter of a row of complex type: a substitute goes by its own name, a derived type says so."""
        write, layouts = self._element, self._layouts
        declared = self._view.table.types[str(row.kind)]
        spellings = self._view.substitutes(row.element) if row.ref else ()
        substitutes = {one: (f"<t:{name}", f"</t:{name}>") for name, one in spellings}

        def emit(record: Record) -> str:
            if isinstance(record, KeptRecord):
                # One formatter writes it for one version, in one place, and so always alike.
                if record.writer is not emit:
                    record.writer, record.text = emit, write_anew(record)
                return record.text
            return write_anew(record)

        def write_anew(record: Record) -> str:
            if record.type is declared:
                # As in _element: most of what is written comes this way, and a call less is felt.
                layout = layouts.get(declared) or self._compile(declared)
                rows = tuple(record.values)
                return (layout.plans.get(rows) or layout.plan(rows))(opening, closing, record)
            if record.type in substitutes:
                return write(*substitutes[record.type], record)
            if not self._view.shows(record.type):
                # This version knows the base type only, and of it only its own rows are written.
                return write(opening, closing, record)
            return write(f'{opening} xsi:type="{record.type.namespace}:{record.type.__name__}"', closing, record)

        return emit

    def _renderer(self, kind: Any, quote: Callable[[str], str]) -> Emit:
        if isinstance(kind, Kind):
            if kind.name in _PLAIN:
                return self._moment if kind is xs.dateTime else kind.render
            if kind.render is xs.string.render:
                return quote
            render = kind.render
            return lambda value: quote(render(value))
        if issubclass(kind, ListEnumeration):
            return " ".join
        assert issubclass(kind, Enumeration)
        return str


def _with_milliseconds(value: datetime) -> str:
    text = value.isoformat("T", "milliseconds")
    return text[:-6] + "Z" if text.endswith("+00:00") else text


@lru_cache(maxsize=64)
def writer(view: SchemaView, milliseconds: bool = False) -> Writer:
    """Return the writer of a view; compiled layouts are kept with it."""
    return Writer(view, milliseconds)
