"""What ExportItems gives out, UploadItems takes back with everything that was in it."""

from __future__ import annotations

import base64

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, body, create, create_message, every_product, subject, to
from tests.wire.folders.asking import filled, named

PROPERTY = (
    '<t:ExtendedProperty><t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="Rank"'
    ' PropertyType="IntegerArray"/><t:Values><t:Value>3</t:Value><t:Value>5</t:Value></t:Values></t:ExtendedProperty>'
)
WANTED = (
    '<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="Rank" PropertyType="IntegerArray"/>'
)
INNER = "<t:ItemAttachment><t:Name>Inner</t:Name><t:Message><t:Subject>Inner</t:Subject></t:Message></t:ItemAttachment>"
FILE = "<t:FileAttachment><t:Name>a.txt</t:Name><t:Content>SGVsbG8=</t:Content></t:FileAttachment>"
SERIES = (
    "<t:CalendarItem><t:Subject>Standup</t:Subject><t:Start>2026-03-10T09:00:00Z</t:Start>"
    "<t:End>2026-03-10T09:15:00Z</t:End><t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval>"
    "</t:DailyRecurrence><t:NumberedRecurrence><t:StartDate>2026-03-10</t:StartDate>"
    "<t:NumberOfOccurrences>5</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence></t:CalendarItem>"
)
#: What another item has otherwise even where it is a copy.
ITS_OWN = ("ItemId", "ParentFolderId", "DateTimeCreated", "LastModifiedTime", "Size", "SearchKey", "InstanceKey")


def exported(exchange: Exchange, *ids: str) -> Answer:
    items = "".join(f'<t:ItemId Id="{id}"/>' for id in ids)
    return exchange.ask(f"<m:ExportItems><m:ItemIds>{items}</m:ItemIds></m:ExportItems>")


def uploaded(
    exchange: Exchange, data: str, *, action: str = "CreateNew", folder: str = "", id: str = "", more: str = ""
) -> Answer:
    target = exchange.store().ids.folder(exchange.store().distinguished[folder or "drafts"].counter)
    item = f'<t:ItemId Id="{id}"/>' if id else ""
    return exchange.ask(
        f'<m:UploadItems><m:Items><t:Item CreateAction="{action}"{more}><t:ParentFolderId Id="{target}"/>{item}'
        f"<t:Data>{data}</t:Data></t:Item></m:Items></m:UploadItems>"
    )


def properties(exchange: Exchange, id: str) -> dict[str, bytes]:
    """Return everything that GetItem shows of an item but what is its own."""
    answer = exchange.ask(
        f"<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape><t:AdditionalProperties>{WANTED}"
        f'</t:AdditionalProperties></m:ItemShape><m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:GetItem>'
    )
    found: dict[str, bytes] = {}
    for name in answer.names("//m:Items/*/*"):
        shown = answer.elements(f"//m:Items/*/t:{name}")
        if name not in ITS_OWN and not name.startswith(("WebClient", "Attachments", "FirstOcc", "LastOcc")):
            found[name] = b"".join(" ".join(one.itertext()).encode() for one in shown)
    return found


ITEMS = (
    f"<t:Message>{subject('Plan')}{body('<b>Hi</b>', 'HTML')}<t:Attachments>{INNER}{FILE}</t:Attachments>"
    f"<t:Categories><t:String>Red</t:String></t:Categories>{PROPERTY}{to(BOB)}</t:Message>",
    SERIES,
    "<t:Contact><t:DisplayName>Carol</t:DisplayName><t:EmailAddresses>"
    '<t:Entry Key="EmailAddress1">carol@elsewhere.test</t:Entry></t:EmailAddresses></t:Contact>',
    "<t:Task><t:Subject>Think</t:Subject><t:DueDate>2026-04-01T00:00:00Z</t:DueDate></t:Task>",
)


@pytest.mark.shows(
    "MS-OXWSBTRF_R169",
    "MS-OXWSBTRF_R170",
    "MS-OXWSBTRF_R172",
    "MS-OXWSBTRF_R173",
    "MS-OXWSBTRF_R226",
    "MS-OXWSBTRF_R228",
)
@pytest.mark.parametrize("item", ITEMS, ids=["message", "series", "contact", "task"])
@every_product
def test_an_item_comes_back_with_everything_but_its_id(product: str, item: str) -> None:
    exchange = Exchange(product)
    id = exchange.ask(create(item, more='SendMeetingInvitations="SendToNone"')).ids()[0][0]
    folder = "calendar" if "CalendarItem" in item else "drafts"

    export = exported(exchange, id)
    upload = uploaded(exchange, export.text("//m:Data"), folder=folder)

    assert export.ids("//m:ItemId")[0][0] == id
    new = upload.ids("//m:ItemId")[0][0]
    assert new != id
    assert properties(exchange, new) == properties(exchange, id)


@pytest.mark.shows(
    "MS-OXWSBTRF_R179",
    "MS-OXWSBTRF_R195",
    "MS-OXWSBTRF_R200",
    "MS-OXWSBTRF_R207",
    "MS-OXWSBTRF_R2007",
    "MS-OXWSBTRF_R2008",
    "MS-OXWSBTRF_R2107",
    "MS-OXWSBTRF_R2108",
)
@every_product
def test_what_is_exported_and_what_is_uploaded_stands_in_the_order_of_the_request(product: str) -> None:
    exchange = Exchange(product)
    export = exported(exchange, *filled(exchange, "drafts", "1", "2"))
    notes = exchange.store().ids.folder(exchange.store().distinguished["notes"].counter)
    items = "".join(
        f'<t:Item CreateAction="CreateNew"><t:ParentFolderId Id="{notes}"/><t:Data>{data}</t:Data></t:Item>'
        for data in reversed(export.texts("//m:Data"))
    )
    upload = exchange.ask(f"<m:UploadItems><m:Items>{items}</m:Items></m:UploadItems>")

    for answer, message in ((export, "ExportItemsResponseMessage"), (upload, "UploadItemsResponseMessage")):
        assert [one.get("ResponseClass") for one in answer.elements(f"//m:{message}")] == ["Success"] * 2
        assert answer.codes == ["NoError"] * 2
    assert exchange.found("notes") == [id for id, _ in upload.ids("//m:ItemId")]
    assert exchange.subjects("notes") == ["2", "1"]


@every_product
def test_attachments_come_along_and_are_the_new_items_own(product: str) -> None:
    exchange = Exchange(product)
    id = exchange.ask(create(ITEMS[0])).ids()[0][0]
    new = uploaded(exchange, exported(exchange, id).text("//m:Data")).ids("//m:ItemId")[0][0]

    old_ids = exchange.get(id).ids("//t:AttachmentId")
    new_ids = exchange.get(new).ids("//t:AttachmentId")
    assert exchange.get(new).texts("//t:Attachments/*/t:Name") == ["Inner", "a.txt"]
    assert not set(old_ids) & set(new_ids)
    asked = "".join(f'<t:AttachmentId Id="{one}"/>' for one, _ in new_ids)
    answer = exchange.ask(f"<m:GetAttachment><m:AttachmentIds>{asked}</m:AttachmentIds></m:GetAttachment>")
    assert answer.text("//t:FileAttachment/t:Content") == "SGVsbG8="
    assert answer.text("//t:ItemAttachment/t:Message/t:Subject") == "Inner"


@pytest.mark.shows("MS-OXWSBTRF_R211", "MS-OXWSBTRF_R214", "MS-OXWSBTRF_R229", "MS-OXWSBTRF_R231")
@every_product
def test_an_update_keeps_the_id_and_needs_the_item_where_it_was(product: str) -> None:
    exchange = Exchange(product)
    first, second = filled(exchange, "drafts", "First", "Second")
    data = exported(exchange, first).text("//m:Data")
    _, key = exchange.get(second).ids()[0]

    answer = uploaded(exchange, data, action="Update", id=second)

    ((id, new_key),) = answer.ids("//m:ItemId")
    assert (id, new_key != key) == (second, True)
    assert exchange.get(second).text("//t:Subject") == "First"
    assert uploaded(exchange, data, action="Update", id=second, folder="notes").code == "ErrorItemNotFound"
    assert len(exchange.found("drafts")) == 2


@pytest.mark.shows("MS-OXWSBTRF_R2321", "MS-OXWSBTRF_R235", "MS-OXWSBTRF_R2351")
@every_product
def test_what_cannot_be_updated_can_be_created(product: str) -> None:
    exchange = Exchange(product)
    first, second = filled(exchange, "drafts", "First", "Second")
    data = exported(exchange, first).text("//m:Data")

    assert uploaded(exchange, data, action="UpdateOrCreate", id=second).ids("//m:ItemId")[0][0] == second
    elsewhere = uploaded(exchange, data, action="UpdateOrCreate", id=second, folder="notes").ids("//m:ItemId")[0][0]
    assert exchange.found("notes") == [elsewhere]
    assert elsewhere != second


@pytest.mark.shows("MS-OXWSBTRF_R182", "MS-OXWSBTRF_R2109", "MS-OXWSBTRF_R2110")
@every_product
def test_an_item_that_is_gone_is_said_in_its_place(product: str) -> None:
    exchange = Exchange(product)
    first, gone, last = filled(exchange, "drafts", "1", "2", "3")
    exchange.ask(f'<m:DeleteItem DeleteType="HardDelete"><m:ItemIds><t:ItemId Id="{gone}"/></m:ItemIds></m:DeleteItem>')

    answer = exported(exchange, first, gone, last)

    assert answer.codes == ["NoError", "ErrorItemNotFound", "NoError"]
    assert answer.elements("//m:ExportItemsResponseMessage")[1].get("ResponseClass") == "Error"
    assert [id for id, _ in answer.ids("//m:ItemId")] == [first, last]


@pytest.mark.shows("MS-OXWSBTRF_R2009", "MS-OXWSBTRF_R2010")
@every_product
def test_what_was_never_exported_is_refused(product: str) -> None:
    exchange = Exchange(product)
    (id,) = filled(exchange, "drafts", "Plan")
    whole = base64.b64decode(exported(exchange, id).text("//m:Data"))

    for broken in (b"", b"nonsense", whole[:-1], whole[:40], whole[:-9] + b"X" + whole[-8:], b"\2" + whole[1:]):
        answer = uploaded(exchange, base64.b64encode(broken).decode())
        assert answer.code == "ErrorCorruptData"
        assert answer.elements("//m:UploadItemsResponseMessage")[0].get("ResponseClass") == "Error"
    assert len(exchange.found("drafts")) == 1


@pytest.mark.shows("MS-OXWSBTRF_R222")
@every_product
def test_an_item_can_be_uploaded_as_one_of_the_folder_itself(product: str) -> None:
    exchange = Exchange(product)
    (id,) = filled(exchange, "drafts", "Plan")

    answer = uploaded(exchange, exported(exchange, id).text("//m:Data"), folder="notes", more=' IsAssociated="true"')

    assert exchange.found("notes") == []
    assert exchange.get(answer.ids("//m:ItemId")[0][0], "item:IsAssociated").text("//t:IsAssociated") == "true"


@every_product
def test_items_go_from_one_mailbox_to_another(product: str) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Plan"), to(ANN), disposition="SendOnly"), user=BOB)
    data = exported(exchange, exchange.found("inbox")[0]).text("//m:Data")
    notes = exchange.store(BOB).ids.folder(exchange.store(BOB).distinguished["notes"].counter)

    answer = exchange.ask(
        f'<m:UploadItems><m:Items><t:Item CreateAction="CreateNew">{named(notes).replace("FolderId", "ParentFolderId")}'
        f"<t:Data>{data}</t:Data></t:Item></m:Items></m:UploadItems>",
        user=BOB,
    )

    assert answer.code == "NoError"
    assert exchange.subjects("notes", user=BOB) == ["Plan"]
