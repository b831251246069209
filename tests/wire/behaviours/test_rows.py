"""Where products differ, each does what its row says, as seen from outside, and something else where it is turned."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import pytest

from fake_ews.behaviours import BEHAVIOURS
from fake_ews.departures import Departures
from fake_ews.products import PRODUCTS
from fake_ews.settings import Settings
from tests.calling import Exchange
from tests.wire.behaviours.probes import PROBES

#: What 2010 SP2, 2010 SP3, 2013, 2013 SP1, 2016 and 2019 are seen to do: changes from left to right.
SEEN: Final[Mapping[str, tuple[object, ...]]] = MappingProxyType(
    {
        "NEWER_VERSION_NAMED": (*("ErrorInvalidServerVersion",) * 4, *("ErrorInvalidRequest",) * 2),
        "MAX_REQUEST_BYTES": (*(413,) * 2, *(500,) * 4),
        "REQUESTS_ARE_VALIDATED": (*("ErrorSchemaValidation",) * 4, *("NoError",) * 2),
        "EXTENDED_PROTECTION": (*(False,) * 5, True),
        "STORE_ENTRY_ID_FROM_A_CLIENT": (*("ErrorInvalidPropertySet",) * 2, *("NoError",) * 4),
        "GENERIC_ITEM_COMES_BACK_AS": (*(["Item"],) * 2, *(["Message"],) * 4),
        "GENERIC_ITEM_SYNCS_AS": (*(["Item"],) * 4, *(["Message"],) * 2),
        "EDIT_FORM_QUERY_STRING": (*(1,) * 4, *(0,) * 2),
        "EXTERNAL_IMAGES_CAN_BE_BLOCKED": (*("no such element",) * 2, *("true",) * 2, *("false",) * 2),
        "MIME_OF_OTHER_KINDS": (*("ErrorUnsupportedMimeConversion",) * 2, *("NoError",) * 4),
        "SUBSCRIPTION_ID_NAMES_SERVER": (*(False,) * 2, *(True,) * 4),
        "BACKEND_HEADERS": (
            *([],) * 2,
            *(["request-id", "x-beserver", "x-calculatedbetarget", "x-diaginfo", "x-feserver"],) * 4,
        ),
        "RESPONSE_TYPE_WITHOUT_ANSWER": (*([],) * 2, *(["Unknown"],) * 4),
        "PROPOSED_TIMES_OF_ATTENDEES": (*("ErrorSchemaValidation",) * 3, [], *(["2026-03-03T12:00:00Z"],) * 2),
        "CONFERENCE_TYPE_OF_REQUESTS": (*(["0"],) * 4, *([],) * 2),
        "ONLINE_MEETING_IS_READ_ONLY": (*("NoError",) * 4, *("ErrorInvalidPropertySet",) * 2),
        "EMPTY_LOCATION": (*([""],) * 2, *([],) * 4),
        "MERGED_FREE_BUSY_NO_DATA": (*("4",) * 2, *("5",) * 4),
        "TIME_ZONE_OF_SINGLE_ITEMS": (*(1,) * 4, *(0,) * 2),
        "DAYS_OF_WEEKLY_RECURRENCE": (
            *("ErrorCalendarInvalidRecurrence",) * 3,
            *("ErrorCalendarInvalidDayForWeeklyRecurrence",) * 3,
        ),
        "RIGHTS_BESIDE_A_LEVEL": (*("ErrorInvalidPermissionSettings",) * 2, *("NoError",) * 4),
        "CONTRIBUTOR_READS": (*(["None"],) * 3, *(["FullDetails"],) * 3),
        "MANAGED_FOLDERS_CAN_BE_MOVED": (*(["false", "ErrorMoveCopyFailed"],) * 2, *(["true", "NoError"],) * 4),
        "MANAGED_FOLDERS_ROOT_CAN_BE_MOVED": (*(["false", "ErrorMoveCopyFailed"],) * 4, *(["true", "NoError"],) * 2),
        "STORAGE_QUOTA_OF_MANAGED_FOLDERS": (*(["true", "5000"],) * 2, *(["false"],) * 4),
    }
)


def seen(name: str, *, turned: bool = False) -> tuple[object, ...]:
    """Return what every product does now, or in an organisation where it does what one of the others does."""
    return tuple(
        PROBES[name](Exchange(product, settings=_turned(name, product) if turned else None)) for product in PRODUCTS
    )


def _turned(name: str, product: str) -> Settings:
    told = BEHAVIOURS[name].by_product
    values = list(dict.fromkeys(told.values()))
    other = values[(values.index(told[product]) + 1) % len(values)]
    return Settings(behaviours=Departures(**{name: other}))


def test_every_row_is_seen_from_outside() -> None:
    assert set(BEHAVIOURS) == set(PROBES) == set(SEEN)


@pytest.mark.parametrize("name", SEEN)
def test_every_product_does_what_is_told_of_it(name: str) -> None:
    assert seen(name) == SEEN[name]


@pytest.mark.parametrize("name", SEEN)
def test_a_product_does_something_else_where_an_organisation_says_so(name: str) -> None:
    assert seen(name, turned=True) != SEEN[name]
