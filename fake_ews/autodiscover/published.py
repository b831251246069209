"""What an organisation publishes about its mailboxes, seen from the host name that a client used."""

from __future__ import annotations

from fake_ews.autodiscover.lookup import Domain, Failing, MailboxUser, RedirectAddress, RedirectUrl
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.organisation import Organisation
from fake_ews.settings import AutodiscoverRule
from fake_ews.traffic import Connection, HttpRequest


class Published:
    """Answers Autodiscover's questions for one request, by the rules of the settings and then by the directory.

    A client that came to autodiscover.DOMAIN is sent to the organisation's own host name; one that came under any other
    name (a load balancer's, an IP address in a test) stays there. The port is the one it came through.
    """

    def __init__(self, organisation: Organisation, request: HttpRequest, connection: Connection) -> None:
        self._organisation = organisation
        self._came_by = came_by(organisation, request, connection)
        came_to = request.headers.get("Host") or organisation.host
        name, _, port = came_to.partition(":")
        host = organisation.host if name.lower().startswith("autodiscover.") else name
        scheme = "https" if connection.secure or not port else "http"
        self._ews_url = f"{scheme}://{host}{':' + port if port else ''}/EWS/Exchange.asmx"

    def find_user(self, address: str) -> MailboxUser | RedirectAddress | RedirectUrl | Failing | None:
        """Return what is published for an SMTP address or a legacy DN."""
        wanted = address.lower()
        said = self._said(wanted)
        if isinstance(said, RedirectAddress | RedirectUrl | Failing):
            return said
        directory = self._organisation.premises.directory
        mailbox = directory.find(address) or next((one for one in directory if one.legacy_dn.lower() == wanted), None)
        return self._user(mailbox, said or self._ews_url) if mailbox is not None else None

    def find_domain(self, name: str) -> Domain | RedirectUrl | Failing | None:
        """Return what is published for a mail domain."""
        said = self._said(name)
        if isinstance(said, RedirectUrl | Failing):
            return said
        known = name.lower() == self._organisation.domain.lower()
        return Domain(said if isinstance(said, str) and said else self._ews_url) if known else None

    def _said(self, of: str) -> RedirectAddress | RedirectUrl | Failing | str:
        """Return what the first rule about ``of`` says: an EWS URL is a text, and so is nothing."""
        for rule in self._organisation.settings.autodiscover:
            if not rule.status and rule.meets(*self._came_by, of):
                if rule.error:
                    return Failing(rule.error)
                if rule.ews_url:
                    return rule.ews_url
                return RedirectUrl(rule.redirect) if "://" in rule.redirect else RedirectAddress(rule.redirect)
        return ""

    def _user(self, mailbox: Mailbox, ews_url: str) -> MailboxUser:
        organisation = self._organisation
        return MailboxUser(
            address=mailbox.address,
            display_name=mailbox.name,
            legacy_dn=mailbox.legacy_dn,
            mailbox_guid=mailbox.guid,
            deployment_id=organisation.premises.database,
            mailbox_server=f"{organisation.netbios.lower()}-be01.{organisation.domain}",
            product=organisation.server_of(mailbox.address),
            internal_ews_url=ews_url,
            external_ews_url=ews_url,
            directory_server=f"dc01.{organisation.domain}",
        )


def came_by(organisation: Organisation, request: HttpRequest, connection: Connection) -> tuple[str, str, str]:
    """Return host name, path and scheme by which a client came."""
    host = (request.headers.get("Host") or organisation.host).partition(":")[0]
    return host, request.path, "https" if connection.secure else "http"


def planned_status(organisation: Organisation, request: HttpRequest, connection: Connection) -> AutodiscoverRule | None:
    """Return the first rule that answers with a status before anybody logs in, or None."""
    came = came_by(organisation, request, connection)
    return next((rule for rule in organisation.settings.autodiscover if rule.status and rule.meets(*came)), None)
