"""A prepared mailbox for a documented sample: the ids that were shortened for print become ids of things that exist."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from lxml import etree

from fake_ews.traffic import Connection, Headers, HttpRequest
from tests.calling import ANN, BOB, PASSWORD, Answer, Exchange, create, distinguished, to
from tests.compat.samples.arrangements import arrange, groups, put_in
from tests.compat.samples.documented import MESSAGES, SOAP, TYPES, Sample

_ADDRESS: Final = re.compile(r"[\w.]+@[\w.]+\w")
_DAILY: Final = (
    "<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence><t:NumberedRecurrence>"
    "<t:StartDate>2026-03-10</t:StartDate><t:NumberOfOccurrences>5</t:NumberOfOccurrences></t:NumberedRecurrence>"
    "</t:Recurrence>"
)
_HTML: Final = '<t:Body BodyType="HTML">&lt;b&gt;Hello&lt;/b&gt;</t:Body>'
_FILE: Final = (
    "<t:FileAttachment><t:Name>File.txt</t:Name><t:ContentType>text/plain</t:ContentType>"
    "<t:Content>SGVsbG8=</t:Content></t:FileAttachment>"
)
_ITEM: Final = (
    "<t:ItemAttachment><t:Name>Item</t:Name><t:Message><t:Subject>Inner</t:Subject></t:Message></t:ItemAttachment>"
)
_CONTACT: Final = (
    "<t:Contact><t:FileAs>Johnson, Brian</t:FileAs><t:DisplayName>Brian Johnson</t:DisplayName>"
    "<t:GivenName>Brian</t:GivenName><t:CompanyName>Contoso</t:CompanyName><t:EmailAddresses>"
    '<t:Entry Key="EmailAddress1">brian_1@contoso.com</t:Entry>'
    '<t:Entry Key="EmailAddress2">brian_2@contoso.com</t:Entry></t:EmailAddresses>'
    '<t:PhoneNumbers><t:Entry Key="BusinessPhone">425-555-0110</t:Entry></t:PhoneNumbers>'
    "<t:Surname>Johnson</t:Surname></t:Contact>"
)
_PICTURE: Final = (
    "<t:Attachments><t:FileAttachment><t:Name>ContactPicture.jpg</t:Name><t:IsContactPhoto>true</t:IsContactPhoto>"
    "<t:Content>SlBFRw==</t:Content></t:FileAttachment></t:Attachments>"
)
_LIST: Final = "<t:DistributionList><t:DisplayName>Friends</t:DisplayName></t:DistributionList>"
_SEARCH: Final = (
    '<t:SearchParameters Traversal="Deep"><t:Restriction><t:IsEqualTo><t:FieldURI FieldURI="item:Subject"/>'
    '<t:FieldURIOrConstant><t:Constant Value="Soccer team"/></t:FieldURIOrConstant></t:IsEqualTo></t:Restriction>'
    f"<t:BaseFolderIds>{distinguished('inbox')}</t:BaseFolderIds></t:SearchParameters>"
)
#: Elements whose Id was shortened, by what it is an id of.
_ITEM_IDS: Final = ("ItemId", "ParentItemId", "ReferenceItemId")


class Office:
    """An Exchange where Ann works, who may open every mailbox that the sample names."""

    def __init__(self, sample: Sample, code: str, shape: str = "") -> None:
        self.sample = sample
        self._shape = shape
        #: The code that the documentation shows: the office is arranged so that it comes about.
        self.code = code
        shown = (sample.envelope, *(answer.payload for answer in sample.answers))
        text = " ".join(etree.tostring(one, encoding="unicode") for one in shown)
        self._asked = sample.answers[0].payload if sample.answers and code in ("NoError", *ARRANGED) else None
        named = {found.lower() for found in _ADDRESS.findall(text)} - {ANN, BOB}
        self.people = sorted(named - groups(sample.operation, sample.envelope, self._asked))
        self.exchange = Exchange(sample.product, *self.people)
        self.exchange.organisation.let_impersonate(ANN)
        for address in self.people:
            mailbox = self.exchange.organisation.premises.directory.find(address)
            assert mailbox is not None
            mailbox.open_to.add(ANN)
            mailbox.send_as.add(ANN)
        self._made: list[tuple[str, str]] = []
        if code in ("NoError", "ErrorInvalidArgument"):
            arrange(sample.operation, self.exchange, sample.envelope, self._asked)

    def answer(self) -> Answer:
        """Send the sample, with ids of this office, and return what is answered."""
        return self.send(self.prepared())

    def prepared(self) -> etree._Element:
        """Return the sample with ids of this office, for which everything is arranged."""
        envelope = etree.fromstring(etree.tostring(self.sample.envelope))
        for shape in envelope.iterfind(f".//{{{TYPES}}}BaseShape"):
            shape.text = self._shape or shape.text
        if self.code != "ErrorInvalidIdMalformed":
            self._state(envelope)
            self._fill()
            self._replace(envelope)
            put_in(self.sample.operation, self.exchange, envelope, gone=self.code == "ErrorItemNotFound")
        if self.code == "ErrorRequiredPropertyMissing":
            _without_names(envelope)
        if self.code == "ErrorFolderSavePropertyError":
            _without_display_name(envelope)
        if self.code == "ErrorInvalidArgument":
            _expanding_everything(envelope)
        if self.code == "ErrorItemNotFound":
            self._delete_everything()
        if self.code in ("ErrorFolderExists", "ErrorDelegateAlreadyExists"):
            self.send(envelope)
        return envelope

    def send(self, envelope: etree._Element) -> Answer:
        """Send what was prepared."""
        login = base64.b64encode(f"{ANN}:{PASSWORD}".encode()).decode()
        headers = Headers([("Authorization", f"Basic {login}"), ("Content-Type", "text/xml; charset=utf-8")])
        reply = self.exchange.server.handle(
            HttpRequest("POST", "/EWS/Exchange.asmx", headers, etree.tostring(envelope)), Connection()
        )
        return Answer(reply.status, reply.body, etree.fromstring(reply.body))

    # what there is -------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Put something into every folder that samples look into."""
        for make in (self._message, self._appointment, self._contact, self._task):
            make()
        for address in self.people:
            self._new(_CONTACT, folder=_of(address, "contacts"))
            if self._start:
                noon = (datetime.fromisoformat(self._start) + timedelta(hours=12)).isoformat()
                self._new(_appointment(noon), folder=_of(address, "calendar"))

    @property
    def _start(self) -> str:
        """The hour at which the window begins that a request for availability looks into."""
        return (self.sample.envelope.findtext(f".//{{{TYPES}}}TimeWindow/{{{TYPES}}}StartTime") or "").strip()

    def _delete_everything(self) -> None:
        for id, _ in self._made:
            self.exchange.ask(
                '<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone"'
                f' AffectedTaskOccurrences="AllOccurrences"><m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>'
            )
            self.exchange.ask(
                f'<m:DeleteFolder DeleteType="HardDelete"><m:FolderIds><t:FolderId Id="{id}"/></m:FolderIds>'
                "</m:DeleteFolder>"
            )

    def _new(self, item: str, *, folder: str = "", disposition: str = "", invitations: str = "") -> tuple[str, str]:
        """Create an item and return its id."""
        target = f"<m:SavedItemFolderId>{folder}</m:SavedItemFolderId>" if folder else ""
        said = f' MessageDisposition="{disposition}"' if disposition else ""
        said += f' SendMeetingInvitations="{invitations}"' if invitations else ' SendMeetingInvitations="SendToNone"'
        answer = self.exchange.ask(f"<m:CreateItem{said}>{target}<m:Items>{item}</m:Items></m:CreateItem>")
        assert answer.code == "NoError", answer.body
        return answer.ids("//m:Items/*/t:ItemId")[0]

    def _arrived(self, payload: str, kind: str) -> tuple[str, str]:
        """Let Bob send something, and return the id of what of that kind arrived."""
        answer = self.exchange.ask(payload, user=BOB)
        assert answer.code == "NoError", answer.body
        shown = [self.exchange.get(id) for id in reversed(self.exchange.found("inbox"))]
        return next(one.ids(f"//m:Items/t:{kind}/t:ItemId")[0] for one in shown if kind in one.names("//m:Items/*"))

    def _message(self) -> tuple[str, str]:
        wanted = (("FileAttachment", _FILE), ("ItemAttachment", _ITEM))
        held = "".join(xml for name, xml in wanted if self._documented(name)) if self._documented("Attachments") else ""
        attachments = f"<t:Attachments>{held}</t:Attachments>" if held else ""
        letter = f"<t:Message><t:Subject>Soccer team</t:Subject>{_HTML}{attachments}{to(ANN)}</t:Message>"
        return self._arrived(create(letter, disposition="SendOnly"), "Message")

    def _draft(self) -> tuple[str, str]:
        return self._new(f"<t:Message><t:Subject>A draft</t:Subject>{to(BOB)}</t:Message>", disposition="SaveOnly")

    def _appointment(self) -> tuple[str, str]:
        return self._new(_appointment())

    def _meeting(self) -> tuple[str, str]:
        return self._new(_appointment(more=_attendees(BOB)), invitations="SendToAllAndSaveCopy")

    def _series(self) -> tuple[str, str]:
        return self._new(_appointment(more=_DAILY))

    def _request(self) -> tuple[str, str]:
        invitation = create(
            _appointment(more=_attendees(ANN)), disposition="", more='SendMeetingInvitations="SendToAllAndSaveCopy"'
        )
        return self._arrived(invitation, "MeetingRequest")

    def _contact(self) -> tuple[str, str]:
        picture = _PICTURE if self._documented("HasPicture") else ""
        return self._new(_CONTACT.replace("<t:FileAs>", f"{picture}<t:FileAs>"))

    def _task(self) -> tuple[str, str]:
        return self._new("<t:Task><t:Subject>Plan</t:Subject></t:Task>")

    def _folder(self) -> tuple[str, str]:
        if self._documented("SearchFolder"):
            return self._created(
                "searchfolders", f"<t:SearchFolder><t:DisplayName>X</t:DisplayName>{_SEARCH}</t:SearchFolder>"
            )
        if self.sample.envelope.find(f".//{{{MESSAGES}}}CalendarView") is not None:
            return self._created("calendar", "<t:CalendarFolder><t:DisplayName>X</t:DisplayName></t:CalendarFolder>")
        return self._created("inbox", f"<t:Folder><t:DisplayName>X{len(self._made)}</t:DisplayName></t:Folder>")

    def _created(self, parent: str, folder: str) -> tuple[str, str]:
        answer = self.exchange.ask(
            f"<m:CreateFolder><m:ParentFolderId>{distinguished(parent)}</m:ParentFolderId><m:Folders>{folder}"
            "</m:Folders></m:CreateFolder>"
        )
        assert answer.code == "NoError", answer.body
        return answer.ids("//t:FolderId")[0]

    def _attachment(self) -> tuple[str, str]:
        wanted = _ITEM if self._documented("ItemAttachment") else _FILE
        parent, _ = self._draft()
        answer = self.exchange.ask(
            f'<m:CreateAttachment><m:ParentItemId Id="{parent}"/><m:Attachments>{wanted}</m:Attachments>'
            "</m:CreateAttachment>"
        )
        assert answer.code == "NoError", answer.body
        return answer.ids("//t:AttachmentId")[0]

    # ids -----------------------------------------------------------------------------------------------------------

    def _replace(self, envelope: etree._Element) -> None:
        """Replace each shortened id by one of its own: some differ only in what was cut off."""
        documented = iter(self._documented_kinds())
        for element in envelope.iter():
            name = etree.QName(element).localname
            attribute = "RecurringMasterId" if name == "OccurrenceItemId" else "Id"
            make = self._what(element, name, documented)
            if make is None or attribute not in element.attrib:
                continue
            made = make()
            self._made.append(made)
            element.set(attribute, made[0])
            if "ChangeKey" in element.attrib:
                element.set("ChangeKey", "AAAA" if self.code == "ErrorInvalidChangeKey" else made[1])

    def _what(
        self, element: etree._Element, name: str, documented: Iterator[str]
    ) -> Callable[[], tuple[str, str]] | None:
        """Say what an element is to be the id of."""
        if name in _ITEM_IDS:
            return self._item_for(element, next(documented, ""))
        return {
            "FolderId": self._folder,
            "ParentFolderId": self._folder,
            "AttachmentId": self._attachment,
            "OccurrenceItemId": self._series,
            "AlternateId": lambda: self._converted(element),
        }.get(name)

    def _converted(self, element: etree._Element) -> tuple[str, str]:
        """Return a message's id in the format that the element names."""
        id, key = self._message()
        source = f'<m:SourceIds><t:AlternateId Format="EwsId" Id="{id}" Mailbox="{ANN}"/></m:SourceIds>'
        wanted = element.get("Format")
        answer = self.exchange.ask(f'<m:ConvertId DestinationFormat="{wanted}">{source}</m:ConvertId>')
        return answer.elements("//m:AlternateId")[0].get("Id") or "", key

    def _item_for(self, id: etree._Element, documented: str) -> Callable[[], tuple[str, str]]:
        """Say what an id is to be of: what is said about it in the request, or shown in the answer."""
        parent = id.getparent()
        assert parent is not None
        said = etree.QName(parent).localname
        if said in ("AcceptItem", "TentativelyAcceptItem", "DeclineItem"):
            return self._request
        if said == "CancelCalendarItem":
            return self._meeting
        if self.sample.operation == "ExpandDL":
            return lambda: self._new(_LIST)
        if self.sample.operation == "SendItem" or etree.QName(id).localname == "ParentItemId":
            return self._draft
        kinds: Mapping[str, Callable[[], tuple[str, str]]] = {
            "Message": self._message,
            "CalendarItem": self._meeting if self._documented("RequiredAttendees") else self._appointment,
            "Contact": self._contact,
            "Task": self._task,
        }
        updated = [etree.QName(one).localname for one in parent.iterfind(f"{{{TYPES}}}Updates/*/*")]
        request = self.sample.envelope.find(f"{{{SOAP}}}Body/*")
        assert request is not None
        if "SendMeetingCancellations" in request.attrib:
            documented = "CalendarItem"
        if "AffectedTaskOccurrences" in request.attrib:
            documented = "Task"
        return kinds.get(next((name for name in updated if name in kinds), documented), self._message)

    def _documented(self, name: str) -> bool:
        """Whether the request or the documented answers show such an element."""
        shown = (self.sample.envelope, *(answer.payload for answer in self.sample.answers))
        return any(one.find(f".//{{{TYPES}}}{name}") is not None for one in shown)

    def _documented_kinds(self) -> list[str]:
        """Return the kinds of the items that the first documented answer shows, in order."""
        if not self.sample.answers:
            return []
        return [etree.QName(one).localname for one in self.sample.answers[0].payload.findall(".//{*}Items/*")]

    # states --------------------------------------------------------------------------------------------------------

    def _state(self, envelope: etree._Element) -> None:
        """Put a state and a subscription of this office, from before it was filled, in the place of printed ones."""
        state = envelope.find(f".//{{{MESSAGES}}}SyncState")
        if state is not None and state.text and self.code != "ErrorInvalidSyncStateData":
            state.text = ""
            state.text = self.send(envelope).text("//m:SyncState")
        subscription = envelope.find(f".//{{{MESSAGES}}}GetEvents/{{{MESSAGES}}}SubscriptionId")
        if subscription is not None:
            self._subscribe(subscription)

    def _subscribe(self, subscription: etree._Element) -> None:
        user = BOB if self.code == "ErrorSubscriptionAccessDenied" else ANN
        answer = self.exchange.ask(
            f"<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>{distinguished('inbox')}</t:FolderIds><t:EventTypes>"
            "<t:EventType>NewMailEvent</t:EventType></t:EventTypes><t:Timeout>5</t:Timeout></m:PullSubscriptionRequest>"
            "</m:Subscribe>",
            user=user,
        )
        watermark = subscription.getnext()
        assert watermark is not None
        subscription.text, watermark.text = answer.text("//m:SubscriptionId"), answer.text("//m:Watermark")


def _appointment(start: str = "2026-03-10T09:00:00", more: str = "") -> str:
    """Return an appointment of an hour."""
    end = (datetime.fromisoformat(start) + timedelta(hours=1)).isoformat()
    return (
        f"<t:CalendarItem><t:Subject>Lunch</t:Subject>{_HTML}<t:Start>{start}</t:Start><t:End>{end}</t:End>"
        f"<t:Location>Park</t:Location>{more}</t:CalendarItem>"
    )


def _attendees(address: str) -> str:
    """Return somebody who is invited."""
    mailbox = f"<t:Mailbox><t:EmailAddress>{address}</t:EmailAddress></t:Mailbox>"
    return f"<t:RequiredAttendees><t:Attendee>{mailbox}</t:Attendee></t:RequiredAttendees>"


def _of(address: str, folder: str) -> str:
    """Return the id of somebody's distinguished folder."""
    owner = f"<t:Mailbox><t:EmailAddress>{address}</t:EmailAddress></t:Mailbox>"
    return f'<t:DistinguishedFolderId Id="{folder}">{owner}</t:DistinguishedFolderId>'


def _without_names(envelope: etree._Element) -> None:
    """Take the names of attachments away."""
    for attachments in envelope.iterfind(f".//{{{MESSAGES}}}Attachments"):
        for one in attachments:
            name = one.find(f"{{{TYPES}}}Name")
            if name is not None:
                one.remove(name)


def _expanding_everything(envelope: etree._Element) -> None:
    """Let a search for mailboxes have no filter, and expand groups."""
    for name, text in (("SearchFilter", ""), ("ExpandGroupMembership", "true")):
        for one in envelope.iterfind(f".//{{{MESSAGES}}}{name}"):
            one.text = text


def _without_display_name(envelope: etree._Element) -> None:
    """Leave of a path of folders two, of which the first has no name."""
    path = envelope.find(f".//{{{MESSAGES}}}RelativeFolderPath")
    assert path is not None
    del path[2:]
    path[0][0].text = ""


#: Codes of documented failures that an office can be arranged for; others are listed as deviations.
ARRANGED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "NoError": "everything that is named exists",
        "ErrorInvalidIdMalformed": "the ids stay as they were printed",
        "ErrorItemNotFound": "what is named was deleted",
        "ErrorFolderExists": "the request was sent before",
        "ErrorDelegateAlreadyExists": "the request was sent before",
        "ErrorInvalidArgument": "the filter is empty, and groups are to be expanded",
        "ErrorInvalidChangeKey": "the change key is none",
        "ErrorInvalidSyncStateData": "the state stays as it was printed",
        "ErrorRequiredPropertyMissing": "the attachment has no name",
        "ErrorFolderSavePropertyError": "the folder has no name",
        "ErrorSubscriptionAccessDenied": "the subscription is somebody else's",
    }
)


def office_for(sample: Sample, number: int) -> Office:
    """Return an office in which the answer comes about that is documented under that number."""
    if not sample.answers:
        return Office(sample, "NoError")
    documented = sample.answers[number]
    code = next((code for code in documented.codes if code != "NoError"), "NoError")
    if code not in ARRANGED and etree.QName(documented.payload).localname != "Fault":
        code = "NoError"
    others = (one for one in sample.answers if one is not documented)
    # A page may show the answers to one request in several shapes.
    shapes = {"12eb436617ee0317": ("IdOnly", "Default", "AllProperties")}.get(sample.id, ("",) * 9)
    return Office(replace(sample, answers=(documented, *others)), code, shapes[number])
