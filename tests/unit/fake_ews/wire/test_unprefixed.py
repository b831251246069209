"""What is itself the answer is written without prefixes, as Microsoft's samples have it."""

from __future__ import annotations

import pytest
from lxml import etree

from fake_ews.wire.unprefixed import unprefixed
from tests.calling import ANN, Exchange, every_product, first_and_last_product

M = "http://schemas.microsoft.com/exchange/services/2006/messages"
T = "http://schemas.microsoft.com/exchange/services/2006/types"


def test_an_element_names_its_namespace_where_it_is_not_its_parents() -> None:
    written = '<m:Rooms Class="a&gt;b"><t:Room><t:Name>x &lt; y</t:Name><t:Id/></t:Room><m:Last/></m:Rooms>'
    with_names = written.replace("<m:Rooms", f'<m:Rooms xmlns:m="{M}" xmlns:t="{T}"', 1)

    plain = unprefixed(written)

    assert plain == (
        f'<Rooms Class="a&gt;b" xmlns="{M}"><Room xmlns="{T}"><Name>x &lt; y</Name><Id/></Room><Last/></Rooms>'
    )
    assert names(plain) == names(with_names)


def names(document: str) -> list[str]:
    return [str(one.tag) for one in etree.fromstring(document).iter()]


@every_product
@pytest.mark.parametrize(
    ("payload", "element"),
    [
        ("<m:GetInboxRules/>", "GetInboxRulesResponse"),
        ("<m:GetRoomLists/>", "GetRoomListsResponse"),
        (
            f"<m:GetPasswordExpirationDate><m:MailboxSmtpAddress>{ANN}</m:MailboxSmtpAddress></m:GetPasswordExpirationDate>",
            "GetPasswordExpirationDateResponse",
        ),
        (
            f"<m:GetUserOofSettingsRequest><t:Mailbox><t:Address>{ANN}</t:Address></t:Mailbox></m:GetUserOofSettingsRequest>",
            "GetUserOofSettingsResponse",
        ),
    ],
)
def test_no_element_of_such_an_answer_has_a_prefix(product: str, payload: str, element: str) -> None:
    answer = Exchange(product).ask(payload)

    (response,) = answer.elements("/s:Envelope/s:Body/*")
    assert etree.QName(response).localname == element
    assert {one.prefix for one in response.iter()} == {None}


@first_and_last_product
def test_response_messages_have_prefixes(product: str) -> None:
    answer = Exchange(product).ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:FolderIds>"
        '<t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>'
    )

    (response,) = answer.elements("/s:Envelope/s:Body/*")
    assert {one.prefix for one in response.iter()} == {"m", "t"}
