"""2010 and 2013 hold a request against the schema of the version that it names; 2016 and 2019 read what they know."""

from __future__ import annotations

import pytest

from tests.calling import Exchange, distinguished

VALIDATING = pytest.mark.parametrize("product", ["2010_SP2", "2010_SP3", "2013", "2013_SP1"])
BEARING = pytest.mark.parametrize("product", ["2016", "2019"])

SHAPE = "<m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>"
INBOX = f"<m:FolderIds>{distinguished('inbox')}</m:FolderIds>"


@VALIDATING
@pytest.mark.parametrize(
    "payload",
    [
        f"<m:GetFolder>{INBOX}{SHAPE}</m:GetFolder>",
        f"<m:GetFolder>{SHAPE}{INBOX}<m:Haste/></m:GetFolder>",
        f'<m:GetFolder Haste="1">{SHAPE}{INBOX}</m:GetFolder>',
        f"<m:GetFolder>{SHAPE}</m:GetFolder>",
        f"<m:GetFolder>{SHAPE}<m:FolderIds>{distinguished('outbasket')}</m:FolderIds></m:GetFolder>",
    ],
    ids=["order", "unknown element", "unknown attribute", "something missing", "unknown value"],
)
def test_the_older_servers_refuse_whatever_the_schema_does_not_let_through(product: str, payload: str) -> None:
    answer = Exchange(product).ask(payload)
    assert (answer.status, answer.code) == (500, "ErrorSchemaValidation")


@BEARING
@pytest.mark.parametrize(
    "payload",
    [
        f"<m:GetFolder>{INBOX}{SHAPE}</m:GetFolder>",
        f"<m:GetFolder>{SHAPE}{INBOX}<m:Haste>great</m:Haste></m:GetFolder>",
        f"<m:GetFolder>{SHAPE}{INBOX}<t:FolderIds/></m:GetFolder>",
        f"<m:GetFolder>{SHAPE}{INBOX}<m:FolderIds>{distinguished('outbox')}</m:FolderIds></m:GetFolder>",
        f'<m:GetFolder Haste="1">stray{SHAPE}words{INBOX}</m:GetFolder>',
    ],
    ids=["order", "unknown element", "other namespace", "said twice", "unknown attribute and text"],
)
def test_the_newer_ones_read_by_name_and_overlook_what_they_do_not_know(product: str, payload: str) -> None:
    answer = Exchange(product).ask(payload)
    assert answer.code == "NoError"
    assert answer.texts("//t:DisplayName") == ["Inbox"]


@BEARING
def test_the_newer_ones_take_elements_that_are_newer_than_the_version_named(product: str) -> None:
    shape = "<t:BaseShape>IdOnly</t:BaseShape><t:FilterHtmlContent>false</t:FilterHtmlContent>"
    answer = Exchange(product).ask(
        f'<m:GetItem><m:ItemShape>{shape}</m:ItemShape><m:ItemIds><t:ItemId Id="AAA="/></m:ItemIds></m:GetItem>',
        version="Exchange2010",
    )
    assert answer.code == "ErrorInvalidIdMalformed"


@BEARING
def test_a_property_that_is_newer_than_the_version_named_is_none_of_its_objects(product: str) -> None:
    path = '<t:AdditionalProperties><t:FieldURI FieldURI="folder:DistinguishedFolderId"/></t:AdditionalProperties>'
    shape = f"<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape>{path}</m:FolderShape>"
    request = f"<m:GetFolder>{shape}{INBOX}</m:GetFolder>"
    assert Exchange(product).ask(request, version="Exchange2010").code == "ErrorInvalidPropertyRequest"
    assert Exchange(product).ask(request, version="Exchange2013").code == "NoError"


@BEARING
@pytest.mark.parametrize(
    "wrong",
    [
        f"<m:GetFolder>{SHAPE}<m:FolderIds>{distinguished('outbasket')}</m:FolderIds></m:GetFolder>",
        f"<m:GetFolder><m:FolderShape><t:BaseShape>Some</t:BaseShape></m:FolderShape>{INBOX}</m:GetFolder>",
    ],
    ids=["attribute", "element"],
)
def test_a_value_that_cannot_be_read_makes_the_request_invalid(product: str, wrong: str) -> None:
    answer = Exchange(product).ask(wrong)
    assert (answer.status, answer.code) == (500, "ErrorInvalidRequest")
    assert answer.text("//faultstring") == "The request is invalid."


@BEARING
def test_a_value_that_is_not_said_is_the_first_of_its_kind_and_a_thing_that_is_not_said_is_an_error(
    product: str,
) -> None:
    exchange = Exchange(product)
    item_shape = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
    folders = f"<m:ParentFolderIds>{distinguished('inbox')}</m:ParentFolderIds>"
    assert exchange.ask(f"<m:FindItem>{item_shape}{folders}</m:FindItem>").code == "NoError"
    assert exchange.ask(f"<m:FindItem>{item_shape}</m:FindItem>").code == "ErrorInternalServerError"


@BEARING
def test_items_keep_their_order_beside_unknown_ones(product: str) -> None:
    answer = Exchange(product).ask(
        '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Task/><t:Wish/><t:Message/><t:Contact/></m:Items>'
        "</m:CreateItem>"
    )
    assert answer.codes == ["NoError"] * 3
    assert answer.names("//m:Items/*") == ["Task", "Message", "Contact"]


@BEARING
def test_a_path_that_is_newer_than_the_version_named_is_refused_without_being_named(product: str) -> None:
    wanted = '<t:AdditionalProperties><t:FieldURI FieldURI="{}"/></t:AdditionalProperties>'
    shape = "<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape>{}</m:FolderShape>"

    def refused(path: str) -> list[str]:
        payload = f"<m:GetFolder>{shape.format(wanted.format(path))}{INBOX}</m:GetFolder>"
        answer = Exchange(product).ask(payload, version="Exchange2010")
        assert answer.code == "ErrorInvalidPropertyRequest"
        return answer.names("//m:MessageXml/*")

    assert refused("item:Subject") == ["FieldURI"]
    assert refused("persona:DisplayName") == []
