"""From a response shape to the properties that a reply shows of each type of object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from fake_ews.query.context import QueryContext
from fake_ews.query.paths import Path, resolve
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import FIND, Place, Row, Shape
from fake_ews.schema.shapes import AttachmentResponseShapeType, ItemResponseShapeType
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class BodyOptions:
    """How bodies are shown. ``maximum_body_size`` is in kilobytes, None for no limit; a type is Best, HTML or Text."""

    body_type: str = "Best"
    unique_body_type: str = "Best"
    normalized_body_type: str = "Best"
    filter_html_content: bool = False
    convert_html_code_page_to_utf8: bool = True
    inline_image_url_template: str = ""
    block_external_images: bool = False
    add_blank_target_to_links: bool = False
    maximum_body_size: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class WantedProperties:
    """What to show of objects of one type; each is made once, so it is its own key.

    ``rows`` are in schema order, dictionaries only where wanted whole; ``entries`` are paths to single entries of
    dictionaries that are not; ``properties`` are the extended properties (``path.key``, and ``path.said`` to say them
    in the client's words), in the order asked. Asking for nothing but ids leaves ``bodies`` without a use.
    """

    rows: tuple[Row[Any], ...]
    entries: tuple[Path, ...] = ()
    properties: tuple[Path, ...] = ()
    bodies: BodyOptions = BodyOptions()
    finding: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """The Internet headers asked for by name."""
        return tuple(path.index for path in self.entries if path.uri == "item:InternetMessageHeaders")

    def entries_of(self, row: Row[Any]) -> tuple[Path, ...]:
        """Return the paths to single entries of the dictionary that ``row`` holds."""
        return tuple(path for path in self.entries if row in path.rows)


Wanted = Callable[[type[ComplexType]], WantedProperties]

_BASE_SHAPES: Final[Mapping[str, Shape]] = MappingProxyType(
    {
        "IdOnly": Shape.ID_ONLY,
        "Default": Shape.DEFAULT,
        "AllProperties": Shape.ALL,
        # Of Outlook's people search nothing is documented; what it wants beyond the default it can name.
        "PcxPeopleSearch": Shape.DEFAULT,
    }
)


def wanted_properties(shape: Record, context: QueryContext, *, finding: bool = False) -> Wanted:
    """Return the function that says what an ItemResponseShapeType or any other response shape shows of a type.

    Paths that do not apply to a type are left out of it. ``finding`` leaves out what FindItem and FindFolder never
    give: see ``is_found``. The same shape gives the same function, which keeps what it found out.
    Raises Failure, at once: what ``paths.resolve`` raises.
    """
    # No path is read by the clock of a time zone, so clients in two zones share what a shape means.
    return _compiled(shape, QueryContext(context.table, context.profile, context.root), finding)


@lru_cache(maxsize=512)
def _compiled(shape: Record, context: QueryContext, finding: bool) -> Wanted:
    # AttachmentShape has no BaseShape: an attached item is shown whole.
    base_row = None if shape.type is AttachmentResponseShapeType else shape.type.row("BaseShape")
    base = _BASE_SHAPES[shape[base_row]] if base_row is not None else Shape.ALL
    paths = tuple(resolve(path, context) for path in _additional(shape))
    properties = tuple(dict.fromkeys(path for path in paths if path.key is not None))
    entries = tuple(dict.fromkeys(path for path in paths if path.dictionary is not None))
    named = frozenset(row for path in paths if path.key is None and path.dictionary is None for row in path.rows)
    if _value(shape, "IncludeMimeContent", False):
        named |= {ItemType.mime_content}
    bodies = _body_options(shape)

    def admits(row: Row[Any]) -> bool:
        return not finding or is_found(row)

    def compute(type: type[ComplexType]) -> WantedProperties:
        rows = tuple(row for row in type.rows if _shows(row, base, named, context) and admits(row))
        whole = frozenset(rows)
        single = tuple(path for path in entries if (row := path.row(type)) and row not in whole and admits(row))
        return WantedProperties(rows, single, properties, bodies, finding)

    known: dict[type[ComplexType], WantedProperties] = {}

    def wanted(type: type[ComplexType]) -> WantedProperties:
        if type not in known:
            known[type] = compute(type)
        return known[type]

    return wanted


def _shows(row: Row[Any], base: Shape, named: frozenset[Row[Any]], context: QueryContext) -> bool:
    if row.place is not Place.ELEMENT or row.element == "ExtendedProperty" or not context.profile.shows(row):
        return False
    return row.shape.value <= base.value or row in named


def _additional(shape: Record) -> tuple[Record, ...]:
    additional = _value(shape, "AdditionalProperties", None)
    return tuple(additional) if additional is not None else ()


def _value(shape: Record, element: str, default: Any) -> Any:
    for row in shape.type.rows:
        if row.element == element:
            return shape.get(row, default)
    return default


def _body_options(shape: Record) -> BodyOptions:
    if shape.type not in (ItemResponseShapeType, AttachmentResponseShapeType):
        return BodyOptions()
    body_type = _value(shape, "BodyType", "Best")
    return BodyOptions(
        body_type,
        # Where these are not given, BodyType speaks for all bodies, as it did before 2013 had them.
        _value(shape, "UniqueBodyType", body_type),
        _value(shape, "NormalizedBodyType", body_type),
        _value(shape, "FilterHtmlContent", False),
        _value(shape, "ConvertHtmlCodePageToUTF8", True),
        _value(shape, "InlineImageUrlTemplate", ""),
        _value(shape, "BlockExternalImages", False),
        _value(shape, "AddBlankTargetToLinks", False),
        _value(shape, "MaximumBodySize", None),
    )


def is_found(row: Row[Any]) -> bool:
    """Whether FindItem and FindFolder show a property at all, asked for or not.

    "It does not return any of the message body formats or the recipient lists" (documentation page "FindItem
    operation"); attachments, headers, MIME, recurrences and what else has a structure that no search can look into go
    the same way. A contact's addresses and numbers are there (page "Property sets and response shapes", table 3).
    """
    if not isinstance(row.kind, str) or row.kind.endswith("DictionaryType"):
        return True
    return FIND in row.can
