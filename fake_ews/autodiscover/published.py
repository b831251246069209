"""What an organisation publishes about its mailboxes, seen from the host name that a client used."""

from __future__ import annotations

from fake_ews.autodiscover.lookup import Domain, MailboxUser, RedirectAddress, RedirectUrl
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.organisation import Organisation
from fake_ews.traffic import Connection, HttpRequest


class Published:
    """Answers Autodiscover's questions for one request.

    A client that came to autodiscover.DOMAIN is sent to the organisation's own host name; one that came under any other
    name (a load balancer's, an IP address in a test) stays there. The port is the one it came through.
    """

    def __init__(self, organisation: Organisation, request: HttpRequest, connection: Connection) -> None:
        self._organisation = organisation
        came_to = request.headers.get("Host") or organisation.host
        name, _, port = came_to.partition(":")
        host = organisation.host if name.lower().startswith("autodiscover.") else name
        scheme = "https" if connection.secure or not port else "http"
        self._ews_url = f"{scheme}://{host}{':' + port if port else ''}/EWS/Exchange.asmx"

    def find_user(self, address: str) -> MailboxUser | RedirectAddress | RedirectUrl | None:
        """Return what is published for an SMTP address or a legacy DN."""
        wanted = address.lower()
        redirect = self._redirect(wanted) or self._redirect(wanted.rpartition("@")[2])
        if redirect is not None:
            return redirect
        directory = self._organisation.premises.directory
        mailbox = directory.find(address) or next((one for one in directory if one.legacy_dn.lower() == wanted), None)
        return self._user(mailbox) if mailbox is not None else None

    def find_domain(self, name: str) -> Domain | RedirectUrl | None:
        """Return what is published for a mail domain."""
        redirect = self._redirect(name.lower())
        if isinstance(redirect, RedirectUrl):
            return redirect
        return Domain(self._ews_url) if name.lower() == self._organisation.domain.lower() else None

    def _redirect(self, key: str) -> RedirectAddress | RedirectUrl | None:
        target = self._organisation.autodiscover_redirects.get(key)
        if target is None:
            return None
        return RedirectUrl(target) if target.startswith(("http://", "https://")) else RedirectAddress(target)

    def _user(self, mailbox: Mailbox) -> MailboxUser:
        organisation = self._organisation
        return MailboxUser(
            address=mailbox.address,
            display_name=mailbox.name,
            legacy_dn=mailbox.legacy_dn,
            mailbox_guid=mailbox.guid,
            deployment_id=organisation.premises.database,
            mailbox_server=f"{organisation.netbios.lower()}-be01.{organisation.domain}",
            product=organisation.product,
            internal_ews_url=self._ews_url,
            external_ews_url=self._ews_url,
            directory_server=f"dc01.{organisation.domain}",
        )
