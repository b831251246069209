"""What differs between products beyond the schema: one row a behaviour, keyed by Microsoft's requirement id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from fake_ews.causes import Cause
from fake_ews.values import dataclass

T = TypeVar("T")

_NAMES: Final = ("2010_SP2", "2010_SP3", "2013", "2013_SP1", "2016", "2019")


@dataclass(frozen=True, eq=False, slots=True)
class Behaviour(Generic[T]):
    """One difference: the requirement or document that states it, a sentence, and the value of each product."""

    source: str
    sentence: str
    by_product: Mapping[str, T]

    @property
    def name(self) -> str:
        """The row's name, in the table and in the setting ``behaviours``."""
        return next(name for name, one in BEHAVIOURS.items() if one is self)

    @property
    def setting(self) -> str:
        """What a tester turns to have it otherwise (docs/decisions/0072)."""
        return f"behaviours.{self.name}"

    @property
    def cause(self) -> Cause:
        """The behaviour as what made a server refuse."""
        return Cause(self.sentence, self.source, self.name, self.setting)


def _changes(source: str, sentence: str, first: T, **later: T) -> Behaviour[T]:
    """Return a behaviour that starts as ``first`` and changes with the products named (``since_2013=...``)."""
    values: dict[str, T] = {}
    current = first
    for name in _NAMES:
        current = later.get(f"since_{name}", current)
        values[name] = current
    return Behaviour(source, sentence, MappingProxyType(values))


NEWER_VERSION_NAMED: Final = _changes(
    "observed: 2010 SP3 and before 2016 against 2019",
    "A RequestServerVersion that the product's schema lacks is answered with this response code.",
    "ErrorInvalidServerVersion",
    since_2016="ErrorInvalidRequest",
)
MAX_REQUEST_BYTES: Final = _changes(
    "documentation of EWS size limits (maxAllowedContentLength in web.config)",
    "A request of more bytes is refused by IIS, unless the setting max_request_bytes says otherwise.",
    35_000_000,
    since_2013=67_108_864,
)
REQUESTS_ARE_VALIDATED: Final = _changes(
    "observed: 2010 and 2013 against 2016 and 2019; docs/decisions/0050",
    "A request is held against the schema of the version that it names; else what is unknown or out of order is borne.",
    True,
    since_2016=False,
)
STORE_ENTRY_ID_FROM_A_CLIENT: Final = _changes(
    "MS-OXWSCORE_R204511, MS-OXWSCORE_R204512, MS-OXWSCORE_R204521, MS-OXWSCORE_R204522",
    "StoreEntryId in CreateItem and UpdateItem is refused with ErrorInvalidPropertySet, or ignored.",
    "refused",
    since_2013="ignored",
)
GENERIC_ITEM_COMES_BACK_AS: Final = _changes(
    "MS-OXWSCORE_R102000000",
    "An item stored as t:Item comes back as this element.",
    "Item",
    since_2013="Message",
)
GENERIC_ITEM_SYNCS_AS: Final = _changes(
    "MS-OXWSSYNC_R37811004",
    "An item stored as t:Item appears in SyncFolderItems as this element.",
    "Item",
    since_2016="Message",
)
EDIT_FORM_QUERY_STRING: Final = _changes(
    "MS-OXWSCORE_R2503",
    "WebClientEditFormQueryString is returned.",
    True,
    since_2016=False,
)
EXTERNAL_IMAGES_CAN_BE_BLOCKED: Final = _changes(
    "MS-OXWSCORE_R2149905, MS-OXWSCORE_R2149906",
    "BlockExternalImages puts the addresses of pictures aside, and BlockStatus says so.",
    False,
    since_2013=True,
    since_2016=False,
)
MIME_OF_OTHER_KINDS: Final = _changes(
    "MS-OXWSCORE_R23091, MS-OXWSCORE_R23093",
    "Contacts, tasks and distribution lists have MimeContent; else ErrorUnsupportedMimeConversion.",
    False,
    since_2013=True,
)
SUBSCRIPTION_ID_NAMES_SERVER: Final = _changes(
    "observed: samples of 2007 and 2010 against later ones",
    "A subscription id carries the name of the server beside its GUID.",
    False,
    since_2013=True,
)
BACKEND_HEADERS: Final = _changes(
    "observed headers of real servers",
    "Answers carry request-id, X-FEServer, X-CalculatedBETarget, X-DiagInfo and X-BEServer.",
    False,
    since_2013=True,
)
EXTENDED_PROTECTION: Final = _changes(
    "documentation: Windows Extended Protection, on from the setup of 2019 CU14; docs/decisions/0080",
    "What the EWS directory does with channel binding tokens as installed (ExtendedProtectionTokenChecking).",
    "none",
    since_2019="allow",
)
RESPONSE_TYPE_WITHOUT_ANSWER: Final = _changes(
    "MS-OXWSMTGS_R1282",
    "ResponseType is returned before the attendee has answered.",
    False,
    since_2013=True,
)
MERGED_FREE_BUSY_NO_DATA: Final = _changes(
    "documentation of MergedFreeBusy; LegacyFreeBusyType gains WorkingElsewhere in 2013",
    "The digit that MergedFreeBusy gives where there is no data.",
    "4",
    since_2013="5",
)
TIME_ZONE_OF_SINGLE_ITEMS: Final = _changes(
    "MS-OXWSMTGS_R3311, MS-OXWSMTGS_R2182",
    "TimeZone of a calendar item that does not recur is returned.",
    True,
    since_2016=False,
)
# Of calendar items the same appendix says so too (R2184), but clients see them keep it on later servers: exchangelib's
# CalendarTest.test_item_insert and its like, which run on live ones; and Microsoft's suites switch on requests alone.
CONFERENCE_TYPE_OF_REQUESTS: Final = _changes(
    "MS-OXWSMTGS_R3541",
    "ConferenceType of meeting requests is returned.",
    True,
    since_2016=False,
)
ONLINE_MEETING_IS_READ_ONLY: Final = _changes(
    "MS-OXWSMTGS_R2301",
    "IsOnlineMeeting is refused with ErrorInvalidPropertySet.",
    False,
    since_2016=True,
)
PROPOSED_TIMES_OF_ATTENDEES: Final = _changes(
    "MS-OXWSMTGS_R1334, MS-OXWSMTGS_R1336",
    "The organizer's item says which times an attendee proposed.",
    False,
    since_2016=True,
)
EMPTY_LOCATION: Final = _changes(
    "MS-OXWSCORE_R2935, MS-OXWSCORE_R2936",
    "A calendar item without a location has an empty Location, not none.",
    True,
    since_2013=False,
)
DAYS_OF_WEEKLY_RECURRENCE: Final = _changes(
    "MS-OXWSMTGS_R12052, MS-OXWSMTGS_R2195",
    "Day, Weekday or WeekendDay in a weekly recurrence is refused with this response code.",
    "ErrorCalendarInvalidRecurrence",
    since_2013_SP1="ErrorCalendarInvalidDayForWeeklyRecurrence",
)

RIGHTS_BESIDE_A_LEVEL: Final = _changes(
    "MS-OXWSFOLD_R54911, MS-OXWSFOLD_R54912",
    "Rights beside a permission level other than Custom: refused with ErrorInvalidPermissionSettings, or ignored.",
    "refused",
    since_2013="ignored",
)
CONTRIBUTOR_READS: Final = _changes(
    "MS-OXWSFOLD_R1531, MS-OXWSFOLD_R1532",
    "Contributor may read the items of a folder beside creating them.",
    False,
    since_2013_SP1=True,
)
MANAGED_FOLDERS_CAN_BE_MOVED: Final = _changes(
    "MS-OXWSFOLD_R105211, MS-OXWSFOLD_R105212",
    "A managed custom folder can be renamed and moved.",
    False,
    since_2013=True,
)
MANAGED_FOLDERS_ROOT_CAN_BE_MOVED: Final = _changes(
    "MS-OXWSFOLD_R1051111, MS-OXWSFOLD_R1051112",
    "No managed folder says that it cannot be renamed and moved: the root of them can be, too.",
    False,
    since_2016=True,
)
STORAGE_QUOTA_OF_MANAGED_FOLDERS: Final = _changes(
    "MS-OXWSFOLD_R1121111",
    "A managed folder tells its StorageQuota.",
    True,
    since_2013=False,
)

#: Every row by its Python name, for the reference pages.
BEHAVIOURS: Final[Mapping[str, Behaviour[Any]]] = MappingProxyType(
    {name: thing for name, thing in globals().items() if isinstance(thing, Behaviour)}
)
