"""What only the server writes is refused from a client, in a new item and in a change of one (MS-OXWSCORE 2.2.4.24)."""

from __future__ import annotations

from typing import Final

import pytest

from tests.calling import Exchange
from tests.evidence.cases import case
from tests.items import asked_to_keep, changed, delete_field, kept, set_field

_TIME: Final = "2026-03-03T12:00:00Z"
_RIGHTS: Final = "".join(
    f"<t:{right}>true</t:{right}>"
    for right in ("CreateAssociated", "CreateContents", "CreateHierarchy", "Delete", "Modify", "Read")
)
_LICENSE: Final = "<t:RightsManagedMessageDecryptionStatus>0</t:RightsManagedMessageDecryptionStatus>"

#: Element, its content, the product that first has it, and what the case shows.
READ_ONLY: Final = [
    case("ItemId", 'Id="AAMkAD=" ChangeKey="CQAA"', "2010_SP2", shows="MS-OXWSCORE_R2014 MS-OXWSCORE_R2347"),
    case("ParentFolderId", 'Id="AAMkAD="', "2010_SP2", shows="MS-OXWSCORE_R2016 MS-OXWSCORE_R2348"),
    case("DateTimeReceived", _TIME, "2010_SP2", shows="MS-OXWSCORE_R2025 MS-OXWSCORE_R2349"),
    case("Size", "100", "2010_SP2", shows="MS-OXWSCORE_R2027 MS-OXWSCORE_R2272"),
    case("DateTimeSent", _TIME, "2010_SP2", shows="MS-OXWSCORE_R2031 MS-OXWSCORE_R2273"),
    case("DateTimeCreated", _TIME, "2010_SP2", shows="MS-OXWSCORE_R2033 MS-OXWSCORE_R2274"),
    case("DisplayTo", "Bob", "2010_SP2", shows="MS-OXWSCORE_R2035 MS-OXWSCORE_R2275"),
    case("EffectiveRights", _RIGHTS, "2010_SP2", shows="MS-OXWSCORE_R2037 MS-OXWSCORE_R2276"),
    case("LastModifiedName", "Bob", "2010_SP2", shows="MS-OXWSCORE_R2039 MS-OXWSCORE_R2277"),
    case("WebClientReadFormQueryString", "?ae=Item", "2010_SP2", shows="MS-OXWSCORE_R2043"),
    case("InstanceKey", "AAAA", "2013", shows="MS-OXWSCORE_R2046 MS-OXWSCORE_R2350"),
    case("NormalizedBody", "text", "2013", shows="MS-OXWSCORE_R2048 MS-OXWSCORE_R2351"),
    case("Preview", "text", "2013", shows="MS-OXWSCORE_R2050 MS-OXWSCORE_R2352"),
    case("RightsManagementLicenseData", _LICENSE, "2013", shows="MS-OXWSCORE_R2052 MS-OXWSCORE_R2353"),
    case("BlockStatus", "true", "2013", shows="MS-OXWSCORE_R2355"),
    case("TextBody", "text", "2013", shows="MS-OXWSCORE_R2060 MS-OXWSCORE_R2356"),
    case("IconIndex", "Default", "2013", shows="MS-OXWSCORE_R2062 MS-OXWSCORE_R2358"),
]

#: Properties that a client never names with a value, so that they are an attribute of themselves.
_IDS: Final = ("ItemId", "ParentFolderId")
_BODIES: Final = ("NormalizedBody", "TextBody")


def element(name: str, content: str) -> str:
    """Return an element with its content, or with its attributes."""
    if name in _IDS:
        return f"<t:{name} {content}/>"
    kind = ' BodyType="Text"' if name in _BODIES else ""
    return f"<t:{name}{kind}>{content}</t:{name}>"


@pytest.mark.parametrize(("name", "content", "first"), READ_ONLY)
def test_a_client_can_neither_set_it_nor_take_it_away(name: str, content: str, first: str) -> None:
    for product in (first, "2019"):
        exchange = Exchange(product)
        sent = element(name, content)
        refused = asked_to_keep(exchange, f"<t:Message>{sent}</t:Message>")

        assert refused.code == "ErrorInvalidPropertySet", product
        assert exchange.found("drafts") == []
        id = kept(exchange)
        assert changed(exchange, id, set_field(f"item:{name}", sent)).code == "ErrorInvalidPropertySet", product
        assert changed(exchange, id, delete_field(f"item:{name}")).code == "ErrorInvalidPropertyDelete", product
