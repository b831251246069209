"""What every question needs to know: the table, the version asked in, and the kind of object asked about."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from fake_ews.profile import Profile
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.item import ItemType
from fake_ews.schema.table import Table
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class QueryContext:
    """The surroundings of a question.

    ``root`` is the base type of what is asked about: ItemType, BaseFolderType, ConversationType or PersonaType.
    ``zone`` is that of TimeZoneContext: what a request says without a zone is a time there.
    """

    table: Table
    profile: Profile
    root: type[ComplexType] = ItemType
    zone: tzinfo = UTC

    def aware(self, moment: datetime) -> datetime:
        """Return ``moment`` with the zone of the request where it has none of its own."""
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=self.zone)
