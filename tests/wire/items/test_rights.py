"""EffectiveRights say what the client may do with an item (MS-OXWSCDATA 2.2.4.29)."""

from __future__ import annotations

from typing import Final

import pytest

from fake_ews.mailbox.folders.permission_sets import set_level
from tests.calling import BOB, Exchange
from tests.evidence.cases import case
from tests.items import asked_for, base, kept, with_fields

#: An item is no folder: nothing can be made in it.
OWN: Final = [
    case("CreateAssociated", "false", "2010_SP2", shows="MS-OXWSCDATA_R1130 MS-OXWSCDATA_R21131"),
    case("CreateContents", "false", "2010_SP2", shows="MS-OXWSCDATA_R1132 MS-OXWSCDATA_R21133"),
    case("CreateHierarchy", "false", "2010_SP2", shows="MS-OXWSCDATA_R1133 MS-OXWSCDATA_R21135"),
    case("Delete", "true", "2010_SP2", shows="MS-OXWSCDATA_R1134 MS-OXWSCDATA_R21136"),
    case("Modify", "true", "2010_SP2", shows="MS-OXWSCDATA_R1135 MS-OXWSCDATA_R21138"),
    case("Read", "true", "2010_SP2", shows="MS-OXWSCDATA_R1136 MS-OXWSCDATA_R21140"),
    case("ViewPrivateItems", "true", "2013", shows="MS-OXWSCDATA_R21142"),
]


@pytest.mark.parametrize(("right", "value", "first"), OWN)
def test_an_owner_may_do_everything_that_is_done_with_items(right: str, value: str, first: str) -> None:
    for product in (first, "2019"):
        exchange = Exchange(product)
        answer = asked_for(exchange, kept(exchange), base() + with_fields("item:EffectiveRights"))

        assert answer.text(f"//t:EffectiveRights/t:{right}") == value


@pytest.mark.shows("MS-OXWSCORE_R103", "MS-OXWSCORE_R2038")
@pytest.mark.parametrize("product", ["2010_SP2", "2013", "2019"])
def test_the_rights_come_back_in_their_order(product: str) -> None:
    exchange = Exchange(product)
    answer = asked_for(exchange, kept(exchange), base() + with_fields("item:EffectiveRights"))

    assert answer.names("//t:EffectiveRights/*") == [
        "CreateAssociated",
        "CreateContents",
        "CreateHierarchy",
        "Delete",
        "Modify",
        "Read",
        "ViewPrivateItems",
    ]


@pytest.mark.parametrize(("level", "may"), [("Reviewer", "false"), ("Editor", "true")])
def test_somebody_else_may_do_with_an_item_what_its_folder_grants_whoever_asked_before(level: str, may: str) -> None:
    exchange = Exchange()
    id = kept(exchange, folder="inbox")
    folder = exchange.store().distinguished["inbox"]
    bob = exchange.organisation.premises.directory.find(BOB)
    assert bob is not None
    set_level(folder, bob, level)
    mine = exchange.get(id)
    theirs = exchange.get(id, user=BOB)
    again = exchange.get(id)

    assert [one.text("//t:EffectiveRights/t:Modify") for one in (mine, theirs, again)] == ["true", may, "true"]
    assert theirs.text("//t:EffectiveRights/t:Delete") == may
    assert theirs.text("//t:EffectiveRights/t:Read") == "true"
