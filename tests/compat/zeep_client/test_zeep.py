"""zeep reads Microsoft's own service description, and with nothing else talks to the emulator.

It writes what the description allows and reads strictly by it: an element that Microsoft's schema lacks is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import requests
import zeep
from zeep.transports import Transport

from fake_ews.versions import Version
from tests.compat.conftest import ANN, BOB, PASSWORD, StartExchange
from tests.microsoft_schema import SHARED, folder, needs_microsoft_schema

pytestmark = needs_microsoft_schema

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
    """Reads the description from files, and the schema of xml:lang too, which the description takes from the web."""

    def load(self, url: str) -> bytes:
        """Return what stands at an address."""
        if url.endswith("/xml.xsd"):
            return (SHARED / "ews-schema/xml-lang.xsd").read_bytes()
        return bytes(super().load(url))  # type: ignore[no-untyped-call]


class Description(NamedTuple):
    """A service description as zeep understands it, and the version that it is of."""

    client: Any
    version: Version


class Mailbox:
    """Somebody's mailbox: operations by their names, arguments as the description has them."""

    def __init__(self, description: Description, url: str, address: str, ca: str) -> None:
        self.types = description.client.type_factory(TYPES)
        self._session = requests.Session()
        # Else a REQUESTS_CA_BUNDLE of the machine is believed, and not this server's authority.
        self._session.trust_env = False
        self._session.auth = (address, PASSWORD)
        self._session.verify = ca
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


@pytest.fixture(scope="module")
def description(request: pytest.FixtureRequest) -> Iterator[Description]:
    """Read a service description, which takes seconds."""
    path = folder(request.param) / "services.wsdl"
    with requests.Session() as session:
        transport = Documents(session=session)  # type: ignore[no-untyped-call]
        yield Description(zeep.Client(str(path), transport=transport), request.param)  # type: ignore[no-untyped-call]


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
