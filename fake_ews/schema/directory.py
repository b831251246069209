"""What name resolution and room lists return."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.versions import E2010


class DirectoryEntryType(ComplexType, since=E2010):
    id = optional("Id", "EmailAddressType")


class RoomType(DirectoryEntryType, since=E2010):
    pass


class ArrayOfRoomsType(ComplexType, since=E2010):
    room = many("Room", "RoomType")


class ResolutionType(ComplexType):
    mailbox = required("Mailbox", "EmailAddressType")
    contact = optional("Contact", "ContactItemType")


class ArrayOfResolutionType(ComplexType):
    resolution = many("Resolution", "ResolutionType", maximum=100)
    indexed_paging_offset = attribute("IndexedPagingOffset", xs.int)
    numerator_offset = attribute("NumeratorOffset", xs.int)
    absolute_denominator = attribute("AbsoluteDenominator", xs.int)
    includes_last_item_in_range = attribute("IncludesLastItemInRange", xs.boolean)
    total_items_in_view = attribute("TotalItemsInView", xs.int)
