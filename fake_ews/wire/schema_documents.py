"""The table as schema documents: the types.xsd and messages.xsd that a server hands out for one schema version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.content import Group, Leaf, Particle, own_particle
from fake_ews.schema.enumeration import Enumeration, ListEnumeration
from fake_ews.schema.kinds import Kind
from fake_ews.schema.namespaces import MESSAGES, PREFIXES, SOAP, TYPES, XML, XSD
from fake_ews.schema.rows import UNBOUNDED, Place, Row
from fake_ews.schema.view import SchemaView
from fake_ews.wire.xml import escape_attribute

#: What says ``xml:lang``. Like Exchange's, types.xsd imports the XML namespace without a location, since every client
#: brings its own; who loads the documents with a bare validator gives it this one.
XML_DOCUMENT: Final = (
    f'<xs:schema xmlns:xs="{XSD}" targetNamespace="{XML}"><xs:attribute name="lang" type="xs:language"/></xs:schema>'
)

#: Loads the three together: ``etree.XMLSchema`` takes one document.
DRIVER_DOCUMENT: Final = (
    f'<xs:schema xmlns:xs="{XSD}">'
    f'<xs:import namespace="{XML}" schemaLocation="xml.xsd"/>'
    f'<xs:import namespace="{TYPES}" schemaLocation="types.xsd"/>'
    f'<xs:import namespace="{MESSAGES}" schemaLocation="messages.xsd"/>'
    "</xs:schema>"
)


def types_document(view: SchemaView) -> str:
    """Return types.xsd as the server of that version describes itself."""
    return _document(view, "t", f'<xs:import namespace="{XML}"/>')


def messages_document(view: SchemaView) -> str:
    """Return messages.xsd, which finds types.xsd beside itself."""
    return _document(view, "m", f'<xs:import namespace="{TYPES}" schemaLocation="types.xsd"/>')


def _document(view: SchemaView, prefix: str, imports: str) -> str:
    lines = Documents(view).declarations(prefix)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<xs:schema xmlns:xs="{XSD}" xmlns:t="{TYPES}" xmlns:m="{MESSAGES}" targetNamespace="{PREFIXES[prefix]}" '
            f'elementFormDefault="qualified" version="{view.version.name}">',
            imports,
            *lines,
            "</xs:schema>\n",
        ]
    )


class Documents:
    """Writes the declarations of one version."""

    def __init__(self, view: SchemaView) -> None:
        self._view = view
        self._types = [declared for declared in view.table.types.values() if view.shows(declared)]

    def declarations(self, prefix: str) -> Iterator[str]:
        """Write the elements, simple types and complex types of the namespace with that prefix."""
        for declared in self._types:
            if declared.namespace == prefix:
                for name in declared.elements:
                    if self._view.shows_name(name):
                        yield self._global_element(name, declared)
        for enumeration in self._enumerations():
            if enumeration.namespace == prefix:
                yield self._simple_type(enumeration, f' name="{enumeration.__name__}"')
        for kind in self._kinds():
            if kind.namespace == prefix:
                yield self._simple_type(kind, f' name="{kind.name}"')
        for declared in self._types:
            if declared.namespace == prefix and not declared.anonymous:
                yield self._complex_type(declared, f' name="{declared.__name__}"')

    def _rows(self) -> Iterator[Row[Any]]:
        for declared in self._types:
            yield from (row for row in declared.own_rows if self._view.shows(row))

    def _enumerations(self) -> Iterator[type[Enumeration]]:
        for enumeration in self._view.table.enumerations.values():
            if self._view.shows(enumeration) and not enumeration.anonymous:
                yield enumeration

    def _kinds(self) -> Iterable[Kind[Any]]:
        """Return the named simple types of this version, which carry no dates: those that something of it refers to.

        What nothing of any version refers to is in every one.
        """
        used = _referred(self._rows())
        ever = _referred(row for declared in self._view.table.types.values() for row in declared.own_rows)
        return [*used.values(), *(kind for name, kind in self._view.table.kinds.items() if name and name not in ever)]

    def _global_element(self, name: str, declared: type[ComplexType]) -> str:
        head = declared.substitutes
        substitutes = f' substitutionGroup="{declared.namespace}:{head}"' if head else ""
        abstract = ' abstract="true"' if declared.abstract_element else ""
        if declared.anonymous and [row.place for row in declared.rows] == [Place.TEXT]:
            # Nothing but text: the element is of the simple type itself.
            return f'<xs:element name="{name}" type="{self._reference(declared.rows[0].kind)}"/>'
        if declared.anonymous:
            return f'<xs:element name="{name}"{substitutes}>{self._complex_type(declared, "")}</xs:element>'
        return f'<xs:element name="{name}" type="{self._reference(declared)}"{abstract}{substitutes}/>'

    def _base(self, declared: type[ComplexType]) -> type[ComplexType]:
        """Return the nearest base that this version has: some types got one put between later."""
        return next(base for base in declared.__mro__[1:-1] if base is ComplexType or self._view.shows(base))

    def _reference(self, kind: Any) -> str:
        if isinstance(kind, Kind):
            return kind.name if kind.name.startswith("xs:") else f"{kind.namespace}:{kind.name}"
        return f"{kind.namespace}:{kind.__name__}"

    def _simple_type(self, kind: Any, name: str) -> str:
        return f"<xs:simpleType{name}>{self._simple_content(kind)}</xs:simpleType>"

    def _simple_content(self, kind: Any) -> str:
        if isinstance(kind, type) and issubclass(kind, Enumeration):
            shown = (one for one in kind.values if self._view.shows(one))
            facets = "".join(f'<xs:enumeration value="{escape_attribute(one)}"/>' for one in shown)
            atomic = f'<xs:restriction base="xs:string">{facets}</xs:restriction>'
            if issubclass(kind, ListEnumeration):
                return f"<xs:list><xs:simpleType>{atomic}</xs:simpleType></xs:list>"
            return atomic
        if kind.variety == "list":
            return f'<xs:list itemType="{self._reference(kind.members[0])}"/>'
        if kind.variety == "union":
            named = " ".join(self._reference(member) for member in kind.members if member.name)
            inline = "".join(self._simple_type(member, "") for member in kind.members if not member.name)
            return f'<xs:union memberTypes="{named}">{inline}</xs:union>' if named else f"<xs:union>{inline}</xs:union>"
        facets = "".join(f'<xs:{facet} value="{escape_attribute(value)}"/>' for facet, value in kind.facets)
        return f'<xs:restriction base="{self._reference(kind.base)}">{facets}</xs:restriction>'

    def _complex_type(self, declared: type[ComplexType], name: str) -> str:
        abstract = ' abstract="true"' if declared.abstract else ""
        base = self._base(declared)
        attributes = self._attributes(declared)
        text = next((row for row in declared.rows if row.place is Place.TEXT), None)
        if text is not None:
            on = self._reference(text.kind if text.owner is declared else base)
            content = f'<xs:simpleContent><xs:extension base="{on}">{attributes}</xs:extension></xs:simpleContent>'
        elif base is ComplexType:
            content = self._content(declared) + attributes
        else:
            how = "restriction" if declared.restricts else "extension"
            content = (
                f'<xs:complexContent><xs:{how} base="{self._reference(base)}">{self._content(declared)}{attributes}'
                f"</xs:{how}></xs:complexContent>"
            )
        return f"<xs:complexType{name}{abstract}>{content}</xs:complexType>"

    def _content(self, declared: type[ComplexType]) -> str:
        if declared.wildcard:
            process, namespace, minimum, maximum = declared.wildcard.split()
            occurs = _occurs(int(minimum), UNBOUNDED if maximum == "*" else int(maximum))
            return f'<xs:sequence><xs:any processContents="{process}" namespace="{namespace}"{occurs}/></xs:sequence>'
        particle = own_particle(declared, self._view.shows)
        return self._particle(particle) if particle.parts else ""

    def _particle(self, particle: Particle) -> str:
        occurs = _occurs(particle.minimum, particle.maximum)
        if isinstance(particle, Leaf):
            return self._local_element(particle.row, occurs)
        assert isinstance(particle, Group)
        parts = "".join(self._particle(part) for part in particle.parts)
        return f"<xs:{particle.kind}{occurs}>{parts}</xs:{particle.kind}>"

    def _local_element(self, row: Row[Any], occurs: str) -> str:
        nillable = ' nillable="true"' if row.nillable else ""
        default = f' default="{escape_attribute(row.default)}"' if row.default else ""
        kind = self._view.table.types[row.kind] if isinstance(row.kind, str) else row.kind
        if row.ref:
            return f'<xs:element ref="t:{row.element}"{occurs}/>'
        opening = f'<xs:element name="{row.element}"'
        if isinstance(kind, Kind) and not kind.name:
            return f"{opening}{occurs}{nillable}{default}>{self._simple_type(kind, '')}</xs:element>"
        if not isinstance(kind, Kind) and kind.anonymous:
            inner = self._complex_type(kind, "") if issubclass(kind, ComplexType) else self._simple_type(kind, "")
            return f"{opening}{occurs}{nillable}{default}>{inner}</xs:element>"
        return f'{opening} type="{self._reference(kind)}"{occurs}{nillable}{default}/>'

    def _attributes(self, declared: type[ComplexType]) -> str:
        shown = (row for row in declared.own_rows if row.place is Place.ATTRIBUTE and self._view.shows(row))
        own = "".join(self._attribute(row) for row in shown)
        prohibited = "".join(f'<xs:attribute name="{name}" use="prohibited"/>' for name in declared.prohibited)
        since = vars(declared).get("any_attributes")
        if since is None or since > self._view.version:
            return own + prohibited
        return f'{own}{prohibited}<xs:anyAttribute namespace="{SOAP}"/>'

    def _attribute(self, row: Row[Any]) -> str:
        use = ' use="required"' if row.minimum else ""
        default = f' default="{escape_attribute(row.default)}"' if row.default else self._fixed(row)
        if row.element.startswith("xml:"):
            return f'<xs:attribute ref="{row.element}"{use}/>'
        if isinstance(row.kind, Kind) and not row.kind.name:
            return f'<xs:attribute name="{row.element}"{use}{default}>{self._simple_type(row.kind, "")}</xs:attribute>'
        return f'<xs:attribute name="{row.element}" type="{self._reference(row.kind)}"{use}{default}/>'

    def _fixed(self, row: Row[Any]) -> str:
        """Return the only value that the document allows, unless its own version is one that no server was of."""
        value = row.fixed.format(version=self._view.version.name)
        kind = row.kind
        allowed = self._view.known_values(kind) if isinstance(kind, type) else frozenset()
        return f' fixed="{value}"' if value in allowed else ""


def _referred(rows: Iterable[Row[Any]]) -> dict[str, Kind[Any]]:
    """Return the named simple types that rows are of, and those that these are made from."""
    found: dict[str, Kind[Any]] = {}

    def follow(kind: Any) -> None:
        if isinstance(kind, Kind) and not kind.name.startswith("xs:"):
            if kind.name:
                found.setdefault(kind.name, kind)
            for other in (kind.base, *kind.members):
                follow(other)

    for row in rows:
        follow(row.kind)
    return found


def _occurs(minimum: int, maximum: int) -> str:
    low = "" if minimum == 1 else f' minOccurs="{minimum}"'
    high = "" if maximum == 1 else f' maxOccurs="{"unbounded" if maximum == UNBOUNDED else maximum}"'
    return low + high
