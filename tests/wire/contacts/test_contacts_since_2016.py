"""What contacts have since 2016 (MS-OXWSCONT 2.2.4.2, 3.1.4.1.1.8), and persons, who stand among them."""

from __future__ import annotations

from typing import Final

import pytest

from tests.calling import Exchange, create
from tests.contacts import contact, created

since_2016 = pytest.mark.parametrize("product", ["2016", "2019"])

#: Element and value, in the schema's order: what accounts say of a contact, and what Skype and Xbox do.
FIELDS: Final = (
    ("AccountName", "eva"), ("IsAutoUpdateDisabled", "true"), ("IsMessengerEnabled", "false"), ("Comment", "From Rome"),
    ("ContactShortId", "7"), ("ContactType", "Regular"), ("Gender", "Female"), ("IsHidden", "false"),
    ("ObjectId", "o-1"), ("PassportId", "12345678901"), ("IsPrivate", "true"), ("SourceId", "Work"),
    ("TrustLevel", "3"), ("CreatedBy", "import"), ("Cid", "-5"), ("SkypeAuthCertificate", "c"), ("SkypeContext", "x"),
    ("SkypeId", "eva.skype"), ("SkypeRelationship", "friend"), ("YomiNickname", "e"), ("XboxLiveTag", "eva7"),
    ("InviteFree", "true"), ("HidePresenceAndProfile", "false"), ("IsPendingOutbound", "false"),
    ("SupportGroupFeeds", "true"), ("UserTileHash", "h"), ("UnifiedInbox", "true"),
)  # fmt: skip
URL: Final = "<t:Url><t:Type>{}</t:Type><t:Name>{}</t:Name><t:Address>{}</t:Address></t:Url>"
URLS: Final = [("Business", "Work", "https://eva.example"), ("Feed", "News", "https://eva.example/feed")]


def simple(*fields: tuple[str, str]) -> str:
    return "".join(f"<t:{name}>{value}</t:{name}>" for name, value in fields)


@since_2016
def test_what_accounts_and_skype_say_of_a_contact_comes_back(product: str) -> None:
    exchange = Exchange(product)

    shown = exchange.get(created(exchange, contact(simple(*FIELDS))))

    assert [(name, shown.text(f"//t:Contact/t:{name}")) for name, _ in FIELDS] == list(FIELDS)


@pytest.mark.shows(
    "MS-OXWSCONT_R224005",
    "MS-OXWSCONT_R224007",
    "MS-OXWSCONT_R224008",
    "MS-OXWSCONT_R224009",
    "MS-OXWSCONT_R224014",
)
@since_2016
def test_the_pages_of_a_contact_say_of_what_kind_they_are_what_for_and_where(product: str) -> None:
    exchange = Exchange(product)
    urls = "".join(URL.format(*one) for one in URLS)

    shown = exchange.get(created(exchange, contact(f"<t:Urls>{urls}</t:Urls>")))

    kinds, names, places = (shown.texts(f"//t:Urls/t:Url/t:{part}") for part in ("Type", "Name", "Address"))
    assert list(zip(kinds, names, places, strict=True)) == URLS


@pytest.mark.shows("MS-OXWSCONT_R16006", "MS-OXWSCONT_R16012", "MS-OXWSCONT_R16022")
@since_2016
def test_a_person_says_whom_not_to_link_in_which_groups_they_are_and_whether_a_favourite(product: str) -> None:
    exchange = Exchange(product)
    nobody = "<t:AntiLinkInfo>not-eve</t:AntiLinkInfo>"
    groups = "<t:ContactCategories><t:String>Friends</t:String><t:String>Chess</t:String></t:ContactCategories>"

    def person(order: int) -> str:
        return f"<t:Person>{nobody}{groups}<t:FavoriteOrder>{order}</t:FavoriteOrder></t:Person>"

    favourite, other = (exchange.get(created(exchange, person(order))) for order in (2, 0))

    assert favourite.text("//t:Person/t:AntiLinkInfo") == "not-eve"
    assert favourite.texts("//t:Person/t:ContactCategories/t:String") == ["Friends", "Chess"]
    assert [one.text("//t:Person/t:FavoriteOrder") for one in (favourite, other)] == ["2", "0"]
    assert favourite.text("//t:ItemClass") == "IPM.AbchPerson"
    assert [id for id, _ in (*favourite.ids(), *other.ids())] == exchange.found("contacts")


def test_2013_knows_neither() -> None:
    exchange = Exchange("2013_SP1")

    for item in (contact(simple(("Gender", "Female"))), "<t:Person><t:AntiLinkInfo>x</t:AntiLinkInfo></t:Person>"):
        assert exchange.ask(create(item, disposition="")).code == "ErrorSchemaValidation"
