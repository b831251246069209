"""A query string finds what the documentation of Advanced Query Syntax says it finds."""

from __future__ import annotations

import string
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fake_ews.errors import Failure
from fake_ews.query.property_keys import PropertyKey
from fake_ews.query.query_dates import DateReader
from fake_ews.query.query_fields import fields
from fake_ews.query.query_string import Term, read_query_string
from fake_ews.query.subjects import RecordSubject
from fake_ews.schema.attachments import FileAttachmentType, NonEmptyArrayOfAttachmentsType
from fake_ews.schema.calendar import AttendeeType, CalendarItemType, NonEmptyArrayOfAttendeesType
from fake_ews.schema.contacts import ContactItemType, EmailAddressDictionaryEntryType, EmailAddressDictionaryType
from fake_ews.schema.item_parts import FlagType
from fake_ews.schema.people import PersonaType
from fake_ews.schema.record import Member, record
from tests.unit.fake_ews.query.asking import (
    ITEMS,
    TABLE,
    appointment,
    at,
    context,
    mailbox,
    message,
    recipients,
    sender,
    strings,
    text,
)

#: A Wednesday.
NOW = at("2013-12-11T12:00:00Z")


def finds(query: str, subject: RecordSubject) -> bool:
    return read_query_string(query, ITEMS, NOW).matches(subject)


ATTACHMENTS = record(
    NonEmptyArrayOfAttachmentsType,
    Member(NonEmptyArrayOfAttachmentsType.file_attachment, record(FileAttachmentType, name="Q3 report.pdf")),
)
MAIL = message(
    subject="Do you have the project plans?",
    body=text("The sales figures are in the proposal."),
    from_=sender("Hope Gross", "hope@hotmail.com"),
    to_recipients=recipients(mailbox("Sadie Daniels", "sadie@example.com"), mailbox("Al", "al@example.com")),
    cc_recipients=recipients(mailbox("Ronnie Sturgis", "ronnie@example.com")),
    bcc_recipients=recipients(mailbox("Mack", "mack@example.com")),
    attachments=ATTACHMENTS,
    has_attachments=True,
    item_class="IPM.Note",
    importance="High",
    size=7500,
    is_read=False,
    categories=strings("Project", "Blue category"),
    date_time_received=at("2013-12-10T08:00:00Z"),
    date_time_sent=at("2013-12-10T07:59:00Z"),
)


@pytest.mark.parametrize(
    "query",
    [
        "subject:project",
        "Subject:proj",
        "SUBJECT:PLAN",
        "subject:project plan",
        "subject:plan project",
        "subject:(project plan)",
        "subject:(project AND plan)",
        'subject:"project plans"',
        'subject:"project plan"*',
        "subject:project AND body:proposal",
        "subject:project body:proposal",
        "subject:project + body:proposal",
        "subject:meeting OR from:hope",
        'from:("Sadie Daniels" OR "Hope Gross")',
        'from:"Nobody" OR "sales figures"',
        "body:sales figures",
        "content:sales",
        "attachment:report",
        "from:hope",
        'from:"@hotmail.com"',
        "to:sadie@example.com",
        'to:"Sadie Daniels"',
        "to:daniels",
        "cc:ronnie",
        "bcc:mack",
        "participants:sadie",
        "participants:ronnie",
        "category:project",
        'category:"blue category"',
        "importance:high",
        "importance:HIGH",
        "kind:email",
        "hasattachment:true",
        "hasattachments:yes",
        "isread:FALSE",
        "isflagged:false",
        "size:7500",
        "size:>5000",
        "size:> 5000",
        "size:>=7500",
        "size:<8000",
        "size:7000..8000",
        "size:<1MB",
        "received:12/10/2013",
        "received:12/10",
        "received:December 10, 2013",
        "received:December",
        "received:Tuesday",
        "received:yesterday",
        "received:NOT today",
        "received:>11/30/2013",
        "received:12/1/2013..today",
        "received:this week",
        "received:(today OR yesterday)",
        "sent:>=yesterday",
        "NOT from:ronnie",
        "NOT body:meeting",
        "- from:ronnie",
        "-from:ronnie",
        "body:(sales - meeting)",
        "Body:(NOT meeting)",
        "project figures",
        "hope",
        "plans ronnie",
        "(subject:meeting OR subject:project) AND (from:al OR to:al)",
        "subject:meeting AND from:x OR subject:project",
        "",
        "   ",
        "subject:",
        "subject: project",
        '"project plans',
        "(subject:project",
        "subject:project)",
        ")(",
        "AND project",
        "project AND",
        "OR project",
    ],
)
def test_it_finds(query: str) -> None:
    assert finds(query, MAIL)


@pytest.mark.parametrize(
    "query",
    [
        "subject:ject",
        "subject:projects",
        'subject:"project plan"',
        'subject:"plans project"',
        'subject:"have project"*',
        "subject:(project meeting)",
        "subject:project AND body:meeting",
        "subject:project body:meeting",
        "from:sadie",
        "to:ronnie",
        "cc:sadie",
        'from:("Sadie Daniels" OR "Al")',
        "attachment:plan",
        "category:project AND category:green",
        "importance:low",
        "importance:hig",
        "kind:tasks",
        "kind:nonsense",
        "hasattachment:false",
        "hasattachment:maybe",
        "isread:true",
        "isflagged:true",
        "size:10000",
        "size:>7500",
        "size:8000..9000",
        "size:large",
        "received:12/11/2013",
        "received:today",
        "received:Monday",
        "received:NOT yesterday",
        "received:November",
        "received:>12/10/2013",
        "received:last week",
        "received:someday",
        "received:2/30/2013",
        "sent:<yesterday",
        "NOT from:hope",
        "- from:hope",
        "-from:hope",
        "NOT subject:project plan",
        "body:(sales - figures)",
        "subject:(project Or meeting)",
        "subject:project AND NOT body:proposal",
        "project meeting",
        "(subject:meeting OR subject:project) AND from:al",
    ],
)
def test_it_does_not_find(query: str) -> None:
    assert not finds(query, MAIL)


SUBJECTS = (
    "Project meeting notes",
    "Project plan",
    "Do you have the project plans?",
    "Please send me the plan for our project",
    "Planning project milestones",
    "December sales projections",
    "win95 product",
    "windows production line",
    "windows new product",
    "product of win",
    "win product",
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("subject:project", SUBJECTS[:6]),
        ('subject:"project"', SUBJECTS[:5]),
        ("subject:project plan", SUBJECTS[1:5]),
        ('subject:"project plan"', SUBJECTS[1:2]),
        ('subject:"win product"*', (*SUBJECTS[6:8], SUBJECTS[10])),
        ('subject:"win product"', SUBJECTS[10:]),
        ('subject:"product"', (SUBJECTS[6], *SUBJECTS[8:])),
    ],
)
def test_the_examples_of_the_documentation(query: str, found: tuple[str, ...]) -> None:
    assert tuple(subject for subject in SUBJECTS if finds(query, message(subject=subject))) == found


@pytest.mark.parametrize(
    ("kind", "item_class"),
    [
        ("email", "IPM.Note"),
        ("email", "IPM.Note.SMIME"),
        ("meetings", "IPM.Appointment"),
        ("meetings", "IPM.Schedule.Meeting.Request"),
        ("meeting", "IPM.Appointment.Custom"),
        ("tasks", "IPM.Task"),
        ("notes", "IPM.StickyNote"),
        ("docs", "IPM.Document.txt"),
        ("journals", "IPM.Activity"),
        ("contacts", "IPM.Contact"),
        ("contacts", "IPM.DistList"),
        ("im", "IPM.Note.Microsoft.Conversation"),
        ("fax", "IPM.Note.Microsoft.Fax"),
        ("posts", "IPM.Post"),
        ("rssfeeds", "IPM.Post.Rss"),
        ("voicemail", "IPM.Note.Microsoft.Voicemail.UM"),
    ],
)
def test_kinds_are_item_classes(kind: str, item_class: str) -> None:
    kinds = ("email", "meetings", "tasks", "notes", "docs", "journals", "contacts", "im", "faxes", "posts", "voicemail")
    item = message(item_class=item_class.lower())
    assert finds(f"kind:{kind}", item)
    others = [other for other in (*kinds, "rssfeeds") if not other.startswith(kind) and finds(f"kind:{other}", item)]
    assert others == []


def test_flags_are_found_before_and_after_2013() -> None:
    assert finds("isflagged:true", message(flag=record(FlagType, flag_status="Flagged")))
    assert not finds("isflagged:true", message(flag=record(FlagType, flag_status="Complete")))
    assert finds("isflagged:true", message({PropertyKey("Integer", tag=0x1090): 2}))


def test_meetings_are_found_by_organizer_and_attendees() -> None:
    attendee = record(AttendeeType, mailbox=mailbox("Sadie Daniels", "sadie@example.com"), response_type="Accept")
    meeting = appointment(
        organizer=sender("Hope Gross", "hope@example.com"),
        required_attendees=record(NonEmptyArrayOfAttendeesType, attendee=(attendee,)),
        location="Room 5",
    )
    assert meeting.record.type is CalendarItemType
    assert finds("room from:hope to:sadie", meeting)
    assert not finds("to:accept", meeting)


def test_people_are_found_by_name_and_address() -> None:
    address = record(EmailAddressDictionaryEntryType, key="EmailAddress1", value="kim@example.com")
    addresses = record(EmailAddressDictionaryType, entry=(address,))
    kim = RecordSubject(record(ContactItemType, display_name="Kim Akers", email_addresses=addresses))
    assert finds("akers", kim)
    assert finds("kim@example.com", kim)
    assert not finds("EmailAddress1", kim)
    assert finds("aker", RecordSubject(record(PersonaType, display_name="Kim Akers")))


def test_days_are_days_where_the_request_comes_from() -> None:
    late = message(date_time_received=at("2013-12-10T23:30:00Z"))
    assert finds("received:yesterday", late)
    copenhagen = context(zone=ZoneInfo("Europe/Copenhagen"))
    assert read_query_string("received:today", copenhagen, NOW).matches(late)


KNOWN = frozenset(fields(TABLE, DateReader(NOW, UTC))) - {""}
#: What exchangelib's own tests make subjects of.
NOISE = st.text(string.ascii_letters + string.digits + ":.-_ ", min_size=1, max_size=60)


@given(NOISE)
def test_an_item_is_found_by_its_own_subject(noise: str) -> None:
    subject = noise.strip(' :"')
    # A subject that happens to speak the language is another question.
    assume(not any(word in ("-", "AND", "OR", "NOT") for word in subject.split()))
    assume(not any(word.lower().lstrip("-").split(":")[0] in KNOWN for word in subject.split()))
    item = message(subject=noise, to_recipients=recipients(mailbox("Kim", "kim@example.com")))
    assert finds(f"Subject:{subject}", item)
    assert finds(f"To:kim@example.com AND Subject:{subject}", item)


@given(st.text(string.ascii_letters + ' ()":*+-.<>=/0123456789', max_size=60) | st.text(max_size=30))
def test_nothing_is_a_syntax_error(query: str) -> None:
    assert finds(query, MAIL) in (True, False)


def test_parentheses_without_end_are_refused() -> None:
    with pytest.raises(Failure, match="ErrorRestrictionTooComplex"):
        read_query_string("(" * 5000, ITEMS, NOW)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("subject:project plan", [("Subject", "project"), ("Subject", "plan")]),
        ('body:"sales figures" hope', [("Body", "sales figures"), ("", "hope")]),
        ("from:hope AND received:today", [("From", "hope")]),
        ("project NOT plan", [("", "project")]),
        ("project project", [("", "project")]),
    ],
)
def test_what_was_sought_can_be_highlighted(query: str, terms: list[tuple[str, str]]) -> None:
    assert read_query_string(query, ITEMS, NOW).terms == tuple(Term(*term) for term in terms)
