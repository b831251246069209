"""How the values of a path are compared: what kind they are, how a constant is read, what each is weighed as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from fake_ews.query.context import QueryContext
from fake_ews.query.paths import Path
from fake_ews.query.property_keys import PropertyKey
from fake_ews.query.property_values import VALUE_KINDS, parse_member
from fake_ews.query.subjects import Subject, parts
from fake_ews.schema.addresses import EmailAddressType
from fake_ews.schema.enumeration import Enumeration, parse_value
from fake_ews.schema.kinds import Kind, Violation, xs
from fake_ews.schema.record import Record
from fake_ews.schema.rows import FIND, Place
from fake_ews.values import dataclass


class Family(Enum):
    """What sort of values a path has; values of one family can be compared with each other."""

    TEXT = "text"
    NUMBER = "number"
    MOMENT = "moment"
    FLAG = "flag"
    CHOICE = "choice"
    BYTES = "bytes"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Operand:
    """A path as something to compare. ``parse`` reads a constant (raises Violation), ``weigh`` makes values comparable.

    ``whole`` says that the numbers are integers, which a bitmask needs.
    """

    path: Path
    family: Family
    parse: Callable[[str], Any]
    weigh: Callable[[Any], Any]
    whole: bool = False

    def values(self, subject: Subject) -> tuple[Any, ...]:
        """Return the subject's values, one for each member of a multi-valued property; nothing where there is none."""
        return flat(subject.value(self.path))

    def weights(self, subject: Subject) -> tuple[Any, ...]:
        """Return the values in the form in which they compare."""
        return tuple(self.weigh(value) for value in flat(subject.value(self.path)))


def flat(value: Any) -> tuple[Any, ...]:
    """Return the single values in ``value``: an array's strings, a mailbox's name and address, the text of a body."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(single for member in value for single in flat(member))
    if not isinstance(value, Record):
        return (value,)
    if issubclass(value.type, EmailAddressType):
        named = (value.get(EmailAddressType.name), value.get(EmailAddressType.email_address))
        return tuple(text for text in named if text is not None)
    for row in value.type.rows:
        # Simple content, an identifier, the one mailbox of an attendee: what else there is says something about it.
        if row.place is Place.TEXT or (row.element in ("Id", "Mailbox") and row in value):
            return flat(value.get(row))
    return tuple(single for part in parts(value) for single in flat(part))


#: Complex types that restrictions can look into.
_COMPLEX: Final[Mapping[str, Family]] = MappingProxyType(
    {
        "ArrayOfStringsType": Family.TEXT,
        "ArrayOfItemClassType": Family.TEXT,
        "SingleRecipientType": Family.TEXT,
        "EmailAddressType": Family.TEXT,
        "ArrayOfEmailAddressesType": Family.TEXT,
        "BodyType": Family.TEXT,
        "RetentionTagType": Family.TEXT,
        "ItemIdType": Family.ID,
        "FolderIdType": Family.ID,
        "NonEmptyArrayOfBaseItemIdsType": Family.ID,
    }
)
#: Searched although the Managed API does not let its users (documentation page "Use search filters with EWS").
_SEARCHED_ANYWAY: Final = frozenset({"item:Body"})

_NUMBERS: Final = (
    xs.short,
    xs.int,
    xs.long,
    xs.integer,
    xs.unsignedByte,
    xs.unsignedShort,
    xs.unsignedInt,
    xs.nonNegativeInteger,
)
_FRACTIONS: Final = (xs.double, xs.float)


def operand(path: Path, context: QueryContext) -> Operand | None:
    """Return a path as an operand; None for a property that cannot be searched: calculated, or a list of people."""
    if path.key is not None:
        return _property_operand(path, path.key, context)
    if path.dictionary is not None:
        return _text(path, Family.TEXT) if path.rows and path.dictionary.part is not None else None
    if not path.rows:
        return None
    row = path.rows[0]
    if FIND not in row.can and row.uri not in _SEARCHED_ANYWAY:
        return None
    if isinstance(row.kind, str):
        family = _COMPLEX.get(row.kind)
        return None if family is None else _text(path, family)
    if isinstance(row.kind, Kind):
        return _simple(path, row.kind, row.kind.parse, context)
    return _choice(path, row.kind, context)


def _property_operand(path: Path, key: PropertyKey, context: QueryContext) -> Operand:
    def parse(text: str) -> Any:
        return parse_member(key, text, context)

    return _simple(path, VALUE_KINDS[key.member_type], parse, context)


def _simple(path: Path, kind: Kind[Any], parse: Callable[[str], Any], context: QueryContext) -> Operand:
    if kind.variety == "union":
        # ReminderMinutesBeforeStart: the union of two ranges of numbers keeps its text.
        return Operand(path, Family.NUMBER, lambda text: int(parse(text)), int, whole=True)
    base = kind
    while base.base is not None:
        base = base.base
    if base in _NUMBERS:
        return Operand(path, Family.NUMBER, parse, _same, whole=True)
    if base in _FRACTIONS:
        return Operand(path, Family.NUMBER, parse, _same)
    if base is xs.boolean:
        return Operand(path, Family.FLAG, parse, _same)
    if base is xs.dateTime:
        return Operand(path, Family.MOMENT, lambda text: read_moment(text, context), _utc)
    if base is xs.base64Binary:
        return Operand(path, Family.BYTES, parse, _same)
    return _text(path, Family.TEXT)


def _choice(path: Path, kind: type[Enumeration], context: QueryContext) -> Operand:
    known = kind.known(context.profile.version)
    # The table lists values in the order of the numbers behind them: Low, Normal, High.
    order = {str(value): position for position, value in enumerate(kind.values)}
    return Operand(
        path, Family.CHOICE, lambda text: order[parse_value(known, text)], lambda value: order.get(str(value), -1)
    )


def _text(path: Path, family: Family) -> Operand:
    if family is Family.ID:
        return Operand(path, family, _same, _same)
    # Comparisons other than Contains have no regard for case; folder names and categories show it.
    return Operand(path, family, str.casefold, lambda value: str(value).casefold())


def _same(value: Any) -> Any:
    return value


def _utc(value: datetime) -> datetime:
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)


def read_moment(text: str, context: QueryContext) -> datetime:
    """Return the moment that a constant names: with a zone, in the request's zone, or a day alone; raises Violation."""
    try:
        return context.aware(xs.dateTime.parse(text))
    except Violation:
        try:
            return context.aware(datetime.combine(date.fromisoformat(text.strip()), time()))
        except ValueError:
            raise Violation(f"The string '{text}' is not a valid AllXsd value.") from None
