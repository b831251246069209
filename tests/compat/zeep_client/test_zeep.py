"""zeep reads a service description, and with nothing else talks to the emulator: Microsoft's own, and the server's.

It writes what the description allows and reads strictly by it: an element that the schema lacks is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest
import requests
import zeep
from zeep.transports import Transport

from fake_ews.products import PRODUCTS
from fake_ews.versions import Version
from fake_ews.wire.schema_documents import XML_DOCUMENT
from tests.compat.conftest import ANN, BOB, PASSWORD, StartExchange
from tests.microsoft_schema import folder, needs_microsoft_schema

BINDING = "{http://schemas.microsoft.com/exchange/services/2006/messages}ExchangeServiceBinding"
TYPES = "http://schemas.microsoft.com/exchange/services/2006/types"

#: The version whose service description is public, and a product that is asked by it.
DESCRIBED = (
    (Version.Exchange2010_SP2, "2010_SP2"),
    (Version.Exchange2010_SP2, "2010_SP3"),
    (Version.Exchange2010_SP2, "2013"),
    (Version.Exchange2010_SP2, "2013_SP1"),
    (Version.V2017_07_11, "2016"),
    (Version.V2017_07_11, "2019"),
)


class Documents(Transport):
    """Reads documents from where they are, but the schema of xml:lang, which stands in the web, from here."""

    def load(self, url: str) -> bytes:
        """Return what stands at an address."""
        return XML_DOCUMENT.encode() if url.endswith("/xml.xsd") else bytes(super().load(url))  # type: ignore[no-untyped-call]


class Description(NamedTuple):
    """A service description as zeep understands it, and the version that it is of."""

    client: Any
    version: Version


class Mailbox:
    """Somebody's mailbox: operations by their names, arguments as the description has them."""

    def __init__(self, description: Description, url: str, address: str, ca: str) -> None:
        self.types = description.client.type_factory(TYPES)
        self._session = session(address, ca)
        self._description = description
        self._url = url

    def __call__(self, operation: str, **arguments: Any) -> Any:
        """Call an operation and return the parts of its response messages that say something."""
        client = self._description.client
        client.transport.session = self._session
        service = client.create_service(BINDING, self._url)
        header = {"RequestVersion": {"Version": self._description.version.name}}
        reply = service[operation](**arguments, _soapheaders=header)
        body = getattr(reply, "body", reply)
        (answer,) = [one for message in body.ResponseMessages["_value_1"] for one in message.values()]
        assert answer.ResponseCode == "NoError", answer
        return answer


def session(address: str, ca: str) -> requests.Session:
    """Return the connections of somebody who trusts one authority."""
    made = requests.Session()
    # Else a REQUESTS_CA_BUNDLE of the machine is believed, and not this server's authority.
    made.trust_env = False
    made.auth = (address, PASSWORD)
    made.verify = ca
    return made


@pytest.fixture(scope="module")
def description(request: pytest.FixtureRequest) -> Iterator[Description]:
    """Read a service description, which takes seconds."""
    path = folder(request.param) / "services.wsdl"
    with requests.Session() as session:
        transport = Documents(session=session)  # type: ignore[no-untyped-call]
        yield Description(zeep.Client(str(path), transport=transport), request.param)  # type: ignore[no-untyped-call]


@needs_microsoft_schema
@pytest.mark.shows(
    "MS-OXWSCORE 3.1.4.2",
    "MS-OXWSCORE 3.1.4.4",
    "MS-OXWSSRCH 3.1.4.2",
    "MS-OXWSSYNC 3.1.4.2",
    "MS-OXWSFOLD 3.1.4.6",
    by="zeep",
)
@pytest.mark.parametrize(("description", "product"), DESCRIBED, indirect=["description"])
def test_mail_is_sent_found_read_and_synchronised(
    description: Description, start_exchange: StartExchange, product: str
) -> None:
    exchange = start_exchange(product)
    ann, bob = (Mailbox(description, exchange.ews_url, address, str(exchange.ca_path)) for address in (ANN, BOB))
    mail_goes_from_one_to_the_other(ann, bob)


def mail_goes_from_one_to_the_other(ann: Mailbox, bob: Mailbox) -> None:
    inbox = {"_value_1": [{"DistinguishedFolderId": {"Id": "inbox"}}]}

    state = bob("SyncFolderItems", **synchronising(None)).SyncState
    letter = ann.types.MessageType(
        Subject="Hello",
        Body={"_value_1": "text", "BodyType": "Text"},
        ToRecipients={"_value_1": [{"Mailbox": {"EmailAddress": BOB}}]},
    )
    ann("CreateItem", MessageDisposition="SendAndSaveCopy", Items={"_value_1": [{"Message": letter}]})

    found = bob("FindItem", Traversal="Shallow", ItemShape={"BaseShape": "Default"}, ParentFolderIds=inbox)
    (entry,) = found.RootFolder.Items["_value_1"]
    (change,) = bob("SyncFolderItems", **synchronising(state)).Changes["_value_1"]
    assert change["Create"].Message.ItemId.Id == entry["Message"].ItemId.Id

    id = {"_value_1": [{"ItemId": {"Id": entry["Message"].ItemId.Id}}]}
    item = bob("GetItem", ItemShape={"BaseShape": "AllProperties"}, ItemIds=id).Items["_value_1"][0]["Message"]
    assert (item.Subject, item.Body["_value_1"].strip(), item.IsRead) == ("Hello", "text", False)
    assert item.From.Mailbox.EmailAddress == ANN
    shown = bob("GetFolder", FolderShape={"BaseShape": "AllProperties"}, FolderIds=inbox).Folders["_value_1"][0][
        "Folder"
    ]
    assert (shown.DisplayName, shown.TotalCount, shown.UnreadCount) == ("Inbox", 1, 1)


def synchronising(state: str | None) -> dict[str, Any]:
    """Return the arguments of SyncFolderItems."""
    folder = {"DistinguishedFolderId": {"Id": "inbox"}}
    return {
        "ItemShape": {"BaseShape": "IdOnly"},
        "SyncFolderId": folder,
        "SyncState": state,
        "MaxChangesReturned": 10,
    }


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_server_is_used_by_the_description_that_it_hands_out(start_exchange: StartExchange, product: str) -> None:
    exchange = start_exchange(product)
    ca = str(exchange.ca_path)
    with session(ANN, ca) as connections:
        transport = Documents(session=connections)  # type: ignore[no-untyped-call]
        client = zeep.Client(exchange.ews_url.replace("Exchange.asmx", "Services.wsdl"), transport=transport)  # type: ignore[no-untyped-call]
    described = Description(client, PRODUCTS[product].schema)
    ann, bob = (Mailbox(described, exchange.ews_url, address, ca) for address in (ANN, BOB))

    mail_goes_from_one_to_the_other(ann, bob)
    folders_and_meetings(ann)


def folders_and_meetings(ann: Mailbox) -> None:
    """Make, find and delete a folder; book a meeting and look at the day; ask who somebody is."""
    root = {"DistinguishedFolderId": {"Id": "msgfolderroot"}}
    made = ann("CreateFolder", ParentFolderId=root, Folders={"_value_1": [{"Folder": {"DisplayName": "Plans"}}]})
    id = {"Id": made.Folders["_value_1"][0]["Folder"].FolderId.Id}
    below = {"Traversal": "Shallow", "FolderShape": {"BaseShape": "Default"}, "ParentFolderIds": {"_value_1": [root]}}
    found = ann("FindFolder", **below).RootFolder.Folders["_value_1"]
    assert "Plans" in [folder.DisplayName for one in found for folder in one.values()]
    ann("DeleteFolder", DeleteType="HardDelete", FolderIds={"_value_1": [{"FolderId": id}]})

    start = datetime(2030, 5, 6, 9, tzinfo=UTC)
    meeting = ann.types.CalendarItemType(Subject="Plan", Start=start, End=start + timedelta(hours=1))
    ann("CreateItem", SendMeetingInvitations="SendToNone", Items={"_value_1": [{"CalendarItem": meeting}]})
    day = {"StartDate": start - timedelta(hours=1), "EndDate": start + timedelta(hours=8)}
    calendar = {"_value_1": [{"DistinguishedFolderId": {"Id": "calendar"}}]}
    seen = ann(
        "FindItem", Traversal="Shallow", ItemShape={"BaseShape": "Default"}, CalendarView=day, ParentFolderIds=calendar
    )
    assert [one["CalendarItem"].Subject for one in seen.RootFolder.Items["_value_1"]] == ["Plan"]

    bob = ann("ResolveNames", UnresolvedEntry=BOB, ReturnFullContactData=False).ResolutionSet.Resolution
    assert [one.Mailbox.EmailAddress for one in bob] == [BOB]
