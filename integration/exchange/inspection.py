"""Looking at a server before a mailbox is connected: which build it runs, and whose the mailbox is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exchangelib.errors import (
    ErrorAccessDenied,
    ErrorFolderNotFound,
    ErrorItemNotFound,
    ErrorMissingEmailAddress,
    ErrorNonExistentMailbox,
)
from exchangelib.services.common import EWSAccountService
from exchangelib.util import MNS, TNS, create_element
from exchangelib.version import Version

from integration.exchange.session import EndpointSession
from integration.model.account import Endpoint, Findings, Ownership

# Every server that can be connected knows this value, so one request tells the build. exchangelib begins with the
# newest value, which costs 2010 five refusals.
FIRST_ASKED = "Exchange2010_SP2"


class InboxIds(EWSAccountService):  # type: ignore[misc]
    """GetFolder for the inbox of the login and for the inbox of the address; gives an id or an error for each.

    exchangelib names the account's address in every folder id, so that "mine, whoever I am" cannot be asked with it.
    """

    SERVICE_NAME = "GetFolder"
    element_container_name = f"{{{MNS}}}Folders"
    ERRORS_TO_CATCH_IN_RESPONSE = (
        *EWSAccountService.ERRORS_TO_CATCH_IN_RESPONSE,
        ErrorAccessDenied,
        ErrorFolderNotFound,
        ErrorItemNotFound,
        ErrorMissingEmailAddress,
        ErrorNonExistentMailbox,
    )

    def call(self) -> Iterator[str | Exception]:
        """Ask."""
        result: Iterator[str | Exception] = self._elems_to_objs(self._get_elements(self.get_payload()))
        return result

    def get_payload(self) -> Any:
        """Return the request."""
        payload = create_element(f"m:{self.SERVICE_NAME}")
        shape = create_element("m:FolderShape")
        base = create_element("t:BaseShape")
        base.text = "IdOnly"
        shape.append(base)
        folders = create_element("m:FolderIds")
        folders.append(create_element("t:DistinguishedFolderId", attrs={"Id": "inbox"}))
        named = create_element("t:DistinguishedFolderId", attrs={"Id": "inbox"})
        mailbox = create_element("t:Mailbox")
        address = create_element("t:EmailAddress")
        address.text = self.account.primary_smtp_address
        mailbox.append(address)
        named.append(mailbox)
        folders.append(named)
        payload.append(shape)
        payload.append(folders)
        return payload

    def _elem_to_obj(self, elem: Any) -> str:
        return str(elem.find(f"{{{TNS}}}FolderId").get("Id"))


def inspect(session: EndpointSession) -> Findings:
    """Sign in and look; two or three requests. Raises what exchangelib raises."""
    protocol = session.protocol
    protocol.api_version_hint = FIRST_ASKED
    build = protocol.version.build
    # What the server is asked for from now on goes by its build: exchangelib writes what the build knows, and the
    # schema of the version named is what a request is judged by.
    protocol.config.version = Version(build)
    endpoint = Endpoint(
        protocol.service_endpoint, str(protocol.auth_type), str(build), str(protocol.config.version.api_version)
    )
    if (build.major_version, build.minor_version) < (14, 0):
        return Findings(endpoint, Ownership.OWN)
    return Findings(endpoint, ownership(list(InboxIds(account=session.account()).call())))


def ownership(inboxes: list[str | Exception]) -> Ownership:
    """Tell whose mailbox it is from the inbox of the login and the inbox of the address.

    Both ids are the same exactly for the login's own mailbox, by whatever alias or user name. A mailbox that is
    somebody else's, opened with rights or refused for want of them, is a shared one as far as we are concerned.
    """
    own, named = inboxes
    if isinstance(named, ErrorNonExistentMailbox):
        return Ownership.NONE
    if isinstance(named, Exception) or isinstance(own, Exception) or own != named:
        return Ownership.SOMEBODY_ELSES
    return Ownership.OWN
