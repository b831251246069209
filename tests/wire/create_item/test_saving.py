"""CreateItem with SaveOnly keeps what was sent, where it belongs, and says under which id."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Exchange, body, create, create_message, every_product, subject, to

CALENDAR = 'SendMeetingInvitations="SendToNone"'


@pytest.mark.shows(
    "MS-OXWSMSG_R80",
    "MS-OXWSMSG_R82",
    "MS-OXWSMSG_R33",
    "MS-OXWSCORE_R73",
    "MS-OXWSCORE_R80",
    "MS-OXWSCORE_R198",
    "MS-OXWSCORE_R1608",
    "MS-OXWSCORE_R1653",
)
@every_product
def test_a_saved_message_is_a_draft_with_an_id_and_everything_that_was_said(product: str) -> None:
    exchange = Exchange(product)
    answer = exchange.ask(
        create_message(
            subject("Plan"),
            "<t:Sensitivity>Private</t:Sensitivity>",
            body("<p>Gr\u00fc\u00dfe</p>", "HTML"),
            "<t:Categories><t:String>Blue</t:String></t:Categories>",
            "<t:Importance>High</t:Importance>",
            to(BOB),
            to("carl@outside.test", element="CcRecipients"),
        )
    )

    ((id, change_key),) = answer.ids("//m:Items/t:Message/t:ItemId")
    draft = exchange.get(id)
    assert draft.ids("//t:Message/t:ItemId") == [(id, change_key)]
    assert draft.text("//t:Subject") == "Plan"
    assert draft.text("//t:Sensitivity") == "Private"
    assert "Gr\u00fc\u00dfe" in draft.text("//t:Body")
    assert draft.texts("//t:Categories/t:String") == ["Blue"]
    assert draft.text("//t:Importance") == "High"
    assert draft.texts("//t:ToRecipients//t:EmailAddress") == [BOB]
    assert draft.texts("//t:CcRecipients//t:EmailAddress") == ["carl@outside.test"]
    assert draft.text("//t:IsDraft") == "true"
    assert exchange.found("drafts") == [id]


@pytest.mark.shows("MS-OXWSCORE_R2170", "MS-OXWSCORE_R2023")
@every_product
def test_items_are_answered_one_by_one_in_order_and_a_bad_one_harms_no_other(product: str) -> None:
    exchange = Exchange(product)
    good, bad = (
        f"<t:Message>{subject('Good')}</t:Message>",
        "<t:Message><t:ItemClass>IPM.Contact</t:ItemClass></t:Message>",
    )

    answer = exchange.ask(create(good + bad + good))

    assert answer.codes == ["NoError", "ErrorObjectTypeChanged", "NoError"]
    assert [len(items) for items in answer.elements("//m:Items")] == [1, 0, 1]
    assert exchange.subjects("drafts") == ["Good", "Good"]


def test_messages_need_a_disposition() -> None:
    assert Exchange().ask(create(f"<t:Message>{subject('x')}</t:Message>", disposition="")).code == (
        "ErrorMessageDispositionRequired"
    )


@pytest.mark.parametrize(
    ("item", "folder"),
    [("Item", "drafts"), ("Contact", "contacts"), ("DistributionList", "contacts"), ("Task", "tasks")],
)
def test_other_kinds_go_to_their_own_folder_without_a_disposition(item: str, folder: str) -> None:
    exchange = Exchange()
    answer = exchange.ask(create(f"<t:{item}>{subject('x')}</t:{item}>", disposition=""))

    assert answer.code == "NoError"
    assert exchange.found(folder) == [id for id, _ in answer.ids()]


@every_product
def test_an_appointment_without_attendees_is_kept_with_its_times_and_needs_a_word_about_invitations(
    product: str,
) -> None:
    exchange = Exchange(product)
    item = (
        f"<t:CalendarItem>{subject('Lunch')}<t:Start>2026-03-03T12:00:00+01:00</t:Start>"
        "<t:End>2026-03-03T13:00:00+01:00</t:End></t:CalendarItem>"
    )

    assert exchange.ask(create(item, disposition="")).code == "ErrorSendMeetingInvitationsRequired"
    exchange.ask(create(item, disposition="", more=CALENDAR))

    shown = exchange.get(exchange.found("calendar")[0])
    assert (shown.text("//t:Start"), shown.text("//t:End")) == ("2026-03-03T11:00:00Z", "2026-03-03T12:00:00Z")
    assert shown.text("//t:CalendarItemType") == "Single"
    assert shown.text("//t:Organizer//t:EmailAddress") == ANN


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("2026-03-03T11:00:00Z", "ErrorCalendarEndDateIsEarlierThanStartDate"),
        ("2032-03-03T11:00:00Z", "ErrorCalendarDurationIsTooLong"),
    ],
)
def test_an_appointment_ends_after_its_start_and_within_five_years(end: str, code: str) -> None:
    item = f"<t:CalendarItem><t:Start>2026-03-03T12:00:00Z</t:Start><t:End>{end}</t:End></t:CalendarItem>"

    assert Exchange().ask(create(item, more=CALENDAR)).code == code


@pytest.mark.parametrize(
    ("item", "folder", "code"),
    [
        ("Contact", "inbox", "ErrorCannotCreateContactInNonContactFolder"),
        ("DistributionList", "inbox", "ErrorCannotCreateContactInNonContactFolder"),
        ("CalendarItem", "inbox", "ErrorCannotCreateCalendarItemInNonCalendarFolder"),
        ("Task", "calendar", "ErrorCannotCreateTaskInNonTaskFolder"),
        ("PostItem", "tasks", "ErrorCannotCreatePostItemInNonMailFolder"),
        ("Message", "voicemail", "ErrorFolderNotFound"),
    ],
)
@every_product
def test_a_folder_of_another_kind_is_refused(product: str, item: str, folder: str, code: str) -> None:
    answer = Exchange(product).ask(create(f"<t:{item}/>", folder=folder, more=CALENDAR))

    assert answer.code == code
    assert answer.elements("//m:Items/*") == []


@pytest.mark.parametrize("item", ["MeetingMessage", "MeetingRequest", "MeetingResponse", "MeetingCancellation"])
def test_meeting_messages_come_only_from_meetings(item: str) -> None:
    assert Exchange().ask(create(f"<t:{item}/>")).code == "ErrorInvalidItemForOperationCreateItem"


@pytest.mark.shows("MS-OXWSCORE_R2023")
@pytest.mark.parametrize(
    ("item", "item_class", "code"),
    [
        ("Message", "IPM.Note.Custom", "NoError"),
        ("Message", "IPM.Hello", "NoError"),
        ("Message", "IPM.Task", "ErrorObjectTypeChanged"),
        ("Contact", "IPM.Contact.Customer", "NoError"),
        ("Contact", "IPM.Note", "ErrorObjectTypeChanged"),
    ],
)
def test_an_item_class_has_to_be_one_of_its_kind(item: str, item_class: str, code: str) -> None:
    sent = f"<t:{item}><t:ItemClass>{item_class}</t:ItemClass></t:{item}>"

    assert Exchange().ask(create(sent)).code == code


def test_message_flags_make_a_message_that_is_no_draft() -> None:
    exchange = Exchange()
    flags = '<t:ExtendedFieldURI PropertyTag="0x0E07" PropertyType="Integer"/><t:Value>1</t:Value>'
    answer = exchange.ask(
        create_message(subject("Imported"), f"<t:ExtendedProperty>{flags}</t:ExtendedProperty>", folder="inbox")
    )

    shown = exchange.get(answer.ids()[0][0])
    assert (shown.text("//t:IsDraft"), shown.text("//t:IsRead")) == ("false", "true")


@pytest.mark.shows("MS-OXWSATT_R36", "MS-OXWSATT_R38", "MS-OXWSATT_R59", "MS-OXWSCORE_R1620")
@every_product
def test_attachments_that_come_along_are_answered_with_their_ids_in_order(product: str) -> None:
    exchange = Exchange(product)
    files = (
        "<t:FileAttachment><t:Name>a.txt</t:Name><t:Content>QQ==</t:Content></t:FileAttachment>"
        f"<t:ItemAttachment><t:Name>mail</t:Name><t:Message>{subject('Inner')}</t:Message></t:ItemAttachment>"
    )
    answer = exchange.ask(create_message(subject("Files"), f"<t:Attachments>{files}</t:Attachments>"))

    assert answer.names("//t:Message/*") == ["ItemId", "Attachments"]
    assert answer.names("//t:Attachments/*") == ["FileAttachment", "ItemAttachment"]
    shown = exchange.get(answer.ids("//t:Message/t:ItemId")[0][0])
    told = [one.get("Id") for one in answer.elements("//t:AttachmentId")]
    assert told == [one.get("Id") for one in shown.elements("//t:AttachmentId")]
    assert shown.texts("//t:Attachments/*/t:Name") == ["a.txt", "mail"]
    assert shown.text("//t:HasAttachments") == "true"


def test_items_nested_deeper_than_ten_levels_are_refused() -> None:
    def nested(levels: int) -> str:
        inner = nested(levels - 1) if levels else ""
        attached = f"<t:Attachments><t:ItemAttachment>{inner}</t:ItemAttachment></t:Attachments>" if inner else ""
        return f"<t:Message>{subject(str(levels))}{attached}</t:Message>"

    exchange = Exchange()
    assert exchange.ask(create(nested(10))).code == "NoError"
    assert exchange.ask(create(nested(11))).code == "ErrorAttachmentNestLevelLimitExceeded"
