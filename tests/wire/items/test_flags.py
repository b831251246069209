"""A flag has a status and the dates that go with it (MS-OXWSCORE 2.2.4.23), from 2013 on."""

from __future__ import annotations

from typing import Final

import pytest

from tests.calling import Exchange
from tests.evidence.cases import case
from tests.items import asked_for, asked_to_keep, base, changed, kept, set_field, with_fields

START: Final = "<t:StartDate>2026-03-03T00:00:00Z</t:StartDate>"
DUE: Final = "<t:DueDate>2026-03-05T00:00:00Z</t:DueDate>"
COMPLETE: Final = "<t:CompleteDate>2026-03-01T00:00:00Z</t:CompleteDate>"

since_2013: Final = pytest.mark.parametrize("product", ["2013", "2019"])


def flag(status: str, *dates: str) -> str:
    return f"<t:Flag><t:FlagStatus>{status}</t:FlagStatus>{''.join(dates)}</t:Flag>"


def shown(exchange: Exchange, id: str) -> dict[str, str]:
    """Return what a flag says, by its elements."""
    answer = asked_for(exchange, id, base() + with_fields("item:Flag"))
    return dict(zip(answer.names("//t:Flag/*"), answer.texts("//t:Flag/*"), strict=True))


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        case(
            flag("Flagged", START, DUE),
            {"FlagStatus": "Flagged", "StartDate": "2026-03-03T00:00:00Z", "DueDate": "2026-03-05T00:00:00Z"},
            shows="MS-OXWSCORE_R1042 MS-OXWSCORE_R1043 MS-OXWSCORE_R1044 MS-OXWSCORE_R1346",
            id="flagged with dates",
        ),
        case(flag("Flagged"), {"FlagStatus": "Flagged"}, shows="MS-OXWSCORE_R1042", id="flagged"),
        case(
            flag("Complete", COMPLETE),
            {"FlagStatus": "Complete", "CompleteDate": "2026-03-01T00:00:00Z"},
            shows="MS-OXWSCORE_R1045",
            id="complete with a date",
        ),
        case(
            flag("Complete"),
            {"FlagStatus": "Complete", "CompleteDate": "2026-03-02T08:00:00Z"},
            shows="MS-OXWSCORE_R1045",
            id="complete now",
        ),
        case(flag("NotFlagged"), {"FlagStatus": "NotFlagged"}, shows="MS-OXWSCORE_R1042", id="not flagged"),
    ],
)
@since_2013
def test_a_flag_comes_back_as_it_was_set(product: str, sent: str, says: dict[str, str]) -> None:
    exchange = Exchange(product)
    assert shown(exchange, kept(exchange, f"<t:Message>{sent}</t:Message>")) == says

    id = kept(exchange)
    assert changed(exchange, id, set_field("item:Flag", sent)).code == "NoError"
    assert shown(exchange, id) == says


@pytest.mark.parametrize(
    "sent",
    [
        case(flag("Flagged", COMPLETE), shows="MS-OXWSCORE_R2002 MS-OXWSCORE_R2010", id="flagged and complete"),
        case(flag("Flagged", START), shows="MS-OXWSCORE_R2002 MS-OXWSCORE_R2010", id="flagged from, without until"),
        case(flag("Flagged", DUE), shows="MS-OXWSCORE_R2002 MS-OXWSCORE_R2010", id="flagged until, without from"),
        case(flag("NotFlagged", COMPLETE), shows="MS-OXWSCORE_R2005 MS-OXWSCORE_R2010", id="not flagged, complete"),
        case(flag("NotFlagged", START, DUE), shows="MS-OXWSCORE_R2005 MS-OXWSCORE_R2010", id="not flagged, with dates"),
        case(flag("Complete", START, DUE), shows="MS-OXWSCORE_R2008 MS-OXWSCORE_R2010", id="complete, with dates"),
    ],
)
@since_2013
def test_dates_that_do_not_go_with_the_status_are_refused(product: str, sent: str) -> None:
    exchange = Exchange(product)
    assert asked_to_keep(exchange, f"<t:Message>{sent}</t:Message>").code == "ErrorInvalidArgument"

    id = kept(exchange)
    assert changed(exchange, id, set_field("item:Flag", sent)).code == "ErrorInvalidArgument"
    assert shown(exchange, id) == {"FlagStatus": "NotFlagged"}
