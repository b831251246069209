"""What each product does where products differ, seen from outside: one question a row of behaviours."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import spnego
from spnego.channel_bindings import GssChannelBindings

from fake_ews.server import Server
from fake_ews.traffic import Connection, Headers, HttpRequest
from tests.calendars import appointment, availability, created, numbered, recurring, weekly
from tests.calling import ANN, BOB, PASSWORD, Exchange, body, create, distinguished, subject
from tests.items import PLAIN, asked_for, asked_to_keep, base, kept, with_fields
from tests.managed_folders import added, managed, root_of
from tests.meetings import called, meeting, requests
from tests.wire.folders.asking import relocated

#: What a product is seen to do, for a row by its name.
Probe = Callable[[Exchange], object]

_MIME: Final = "<t:IncludeMimeContent>true</t:IncludeMimeContent>"


def _newer_version_named(exchange: Exchange) -> object:
    return exchange.ask("<m:GetFolder/>", version="V2099_01_01").code


def _requests_are_validated(exchange: Exchange) -> object:
    shape = f"<m:FolderShape>{base()}</m:FolderShape>"
    ids = f"<m:FolderIds>{distinguished('inbox')}</m:FolderIds>"
    return exchange.ask(f"<m:GetFolder>{ids}{shape}</m:GetFolder>").code


def _store_entry_id(exchange: Exchange) -> object:
    return asked_to_keep(exchange, "<t:Message><t:StoreEntryId>AAAA</t:StoreEntryId></t:Message>").code


def _plain_item(exchange: Exchange) -> str:
    return kept(exchange, f"<t:Item>{subject('Plan')}</t:Item>")


def _generic_item_comes_back_as(exchange: Exchange) -> object:
    return exchange.get(_plain_item(exchange)).names("//m:Items/*")


def _generic_item_syncs_as(exchange: Exchange) -> object:
    _plain_item(exchange)
    answer = exchange.ask(
        f"<m:SyncFolderItems><m:ItemShape>{base()}</m:ItemShape>"
        f"<m:SyncFolderId>{distinguished('drafts')}</m:SyncFolderId>"
        "<m:MaxChangesReturned>10</m:MaxChangesReturned></m:SyncFolderItems>"
    )
    return answer.names("//t:Create/*")


def _edit_form_query_string(exchange: Exchange) -> object:
    asked = base() + with_fields("item:WebClientEditFormQueryString")
    return len(asked_for(exchange, kept(exchange), asked).texts("//t:WebClientEditFormQueryString"))


def _external_images(exchange: Exchange) -> object:
    if exchange.organisation.product.generation == 2010:
        return "no such element"
    text = '<html><body><img src="http://outside.test/a.png"></body></html>'
    id = kept(exchange, f"<t:Message>{body(text, 'HTML')}</t:Message>")
    shape = f"{base()}<t:BlockExternalImages>true</t:BlockExternalImages>{with_fields('item:BlockStatus')}"
    return asked_for(exchange, id, shape).text("//t:BlockStatus")


def _mime_of_other_kinds(exchange: Exchange) -> object:
    return asked_for(exchange, kept(exchange, PLAIN["Contact"]), base() + _MIME).code


def _subscription_id(exchange: Exchange) -> object:
    answer = exchange.ask(
        "<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>"
        f"{distinguished('inbox')}</t:FolderIds><t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes>"
        "<t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>"
    )
    return exchange.organisation.premises.host.encode() in base64.b64decode(answer.text("//m:SubscriptionId"))


def _backend_headers(exchange: Exchange) -> object:
    exchange.ask("<m:GetServerTimeZones/>")
    names = {name.lower() for name, _ in exchange.organisation.recorder.exchanges[-1].reply_headers}
    return sorted(names & {"request-id", "x-feserver", "x-beserver", "x-calculatedbetarget", "x-diaginfo"})


def _invited(*elements: str) -> str:
    return (
        f"<t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox>"
        f"{''.join(elements)}</t:Attendee></t:RequiredAttendees>"
    )


def _lunch(more: str = "") -> str:
    return appointment("2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z", more=more)


def _response_type(exchange: Exchange) -> object:
    answer = exchange.ask(create(_lunch(_invited()), more='SendMeetingInvitations="SendToAllAndSaveCopy"'))
    return exchange.get(answer.ids()[0][0]).texts("//t:Attendee/t:ResponseType")


def _proposed_times(exchange: Exchange) -> object:
    answer = asked_to_keep(exchange, _lunch(_invited("<t:ProposedStart>2026-03-03T12:00:00Z</t:ProposedStart>")))
    return exchange.get(answer.ids()[0][0]).texts("//t:ProposedStart") if answer.code == "NoError" else answer.code


def _conference_type_of_requests(exchange: Exchange) -> object:
    called(exchange, meeting(behind="<t:ConferenceType>0</t:ConferenceType>"))
    (request,) = requests(exchange)
    return request.texts("//t:ConferenceType")


def _online_meeting(exchange: Exchange) -> object:
    return asked_to_keep(exchange, _lunch("<t:IsOnlineMeeting>true</t:IsOnlineMeeting>")).code


def _empty_location(exchange: Exchange) -> object:
    return exchange.get(created(exchange, _lunch()), "calendar:Location").texts("//t:CalendarItem/t:Location")


def _merged_free_busy(exchange: Exchange) -> object:
    status = "<t:LegacyFreeBusyStatus>NoData</t:LegacyFreeBusyStatus>"
    created(exchange, appointment("2026-03-10T00:00:00Z", "2026-03-10T01:00:00Z", more=status))
    window = ("2026-03-10T00:00:00", "2026-03-10T01:00:00")
    return availability(exchange, *window, ANN, interval=60).text("//t:MergedFreeBusy")


def _time_zone(exchange: Exchange) -> object:
    id = created(exchange, _lunch())
    return len(exchange.get(id, "calendar:TimeZone").texts("//t:CalendarItem/t:TimeZone"))


def _days_of_weekly_recurrence(exchange: Exchange) -> object:
    series = recurring(weekly("Weekday"), numbered("2026-03-03", 3))
    return asked_to_keep(exchange, appointment("2026-03-03T09:00:00Z", "2026-03-03T10:00:00Z", recurrence=series)).code


def _permission(exchange: Exchange, rights: str, level: str) -> tuple[str, list[str]]:
    """Give Bob a right in a new folder; returns the code, and what he may read of it."""
    user = f"<t:UserId><t:PrimarySmtpAddress>{BOB}</t:PrimarySmtpAddress></t:UserId>"
    given = f"<t:Permission>{user}{rights}<t:PermissionLevel>{level}</t:PermissionLevel></t:Permission>"
    answer = exchange.ask(
        f"<m:CreateFolder><m:ParentFolderId>{distinguished('inbox')}</m:ParentFolderId><m:Folders><t:Folder>"
        "<t:DisplayName>Own</t:DisplayName><t:PermissionSet><t:Permissions>"
        f"{given}</t:Permissions></t:PermissionSet></t:Folder></m:Folders></m:CreateFolder>"
    )
    if answer.code != "NoError":
        return answer.code, []
    id = answer.ids("//t:FolderId")[0][0]
    shown = exchange.ask(
        f"<m:GetFolder><m:FolderShape>{base()}{with_fields('folder:PermissionSet')}</m:FolderShape>"
        f'<m:FolderIds><t:FolderId Id="{id}"/></m:FolderIds></m:GetFolder>'
    )
    return answer.code, shown.texts(f"//t:Permission[t:UserId/t:PrimarySmtpAddress='{BOB}']/t:ReadItems")


def _rights_beside_a_level(exchange: Exchange) -> object:
    return _permission(exchange, "<t:CanCreateItems>true</t:CanCreateItems>", "Reviewer")[0]


def _contributor_reads(exchange: Exchange) -> object:
    return _permission(exchange, "", "Contributor")[1]


def _moved(exchange: Exchange, managed_folder: str) -> list[str]:
    told = managed(exchange, managed_folder, "CanRenameOrMove")
    return [*told, relocated(exchange, "MoveFolder", "inbox", managed_folder).code]


def _managed_folders_moved(exchange: Exchange) -> object:
    return _moved(exchange, added(exchange, "Contracts")[0])


def _managed_folders_root_moved(exchange: Exchange) -> object:
    return _moved(exchange, root_of(exchange, added(exchange, "Contracts")[0]))


def _storage_quota(exchange: Exchange) -> object:
    (id,) = added(exchange, "Contracts", storage_quota=5000)
    return managed(exchange, id, "HasQuota") + managed(exchange, id, "StorageQuota")


def _largest_request(exchange: Exchange) -> object:
    request = exchange.request("")
    blanks = b" " * 40_000_000
    return exchange.handle(HttpRequest(request.method, request.target, request.headers, blanks)).status


def _another_servers_binding(exchange: Exchange) -> object:
    """Log in with a token of another certificate, as through a proxy that ends TLS: the status of the last step."""
    server = Server(exchange.organisation, ("ntlm",))
    connection = Connection(secure=True, channel_binding=b"the certificate of the server")
    binding = GssChannelBindings(application_data=b"tls-server-end-point:the certificate of a proxy")
    client = spnego.client(ANN, PASSWORD, protocol="ntlm", channel_bindings=binding)
    asked = exchange.request(f"<m:GetFolder><m:FolderShape>{base()}</m:FolderShape></m:GetFolder>")
    challenge, status = None, 0
    for _ in range(2):
        token = base64.b64encode(client.step(challenge) or b"").decode()
        headers = Headers(
            (*(line for line in asked.headers if line[0] != "Authorization"), ("Authorization", f"NTLM {token}"))
        )
        reply = server.handle(HttpRequest(asked.method, asked.target, headers, asked.body), connection)
        challenge = base64.b64decode(reply.headers.get("WWW-Authenticate").partition(" ")[2])
        status = reply.status
    return status == 401


PROBES: Final[Mapping[str, Probe]] = MappingProxyType(
    {
        "NEWER_VERSION_NAMED": _newer_version_named,
        "MAX_REQUEST_BYTES": _largest_request,
        "REQUESTS_ARE_VALIDATED": _requests_are_validated,
        "EXTENDED_PROTECTION": _another_servers_binding,
        "STORE_ENTRY_ID_FROM_A_CLIENT": _store_entry_id,
        "GENERIC_ITEM_COMES_BACK_AS": _generic_item_comes_back_as,
        "GENERIC_ITEM_SYNCS_AS": _generic_item_syncs_as,
        "EDIT_FORM_QUERY_STRING": _edit_form_query_string,
        "EXTERNAL_IMAGES_CAN_BE_BLOCKED": _external_images,
        "MIME_OF_OTHER_KINDS": _mime_of_other_kinds,
        "SUBSCRIPTION_ID_NAMES_SERVER": _subscription_id,
        "BACKEND_HEADERS": _backend_headers,
        "RESPONSE_TYPE_WITHOUT_ANSWER": _response_type,
        "PROPOSED_TIMES_OF_ATTENDEES": _proposed_times,
        "CONFERENCE_TYPE_OF_REQUESTS": _conference_type_of_requests,
        "ONLINE_MEETING_IS_READ_ONLY": _online_meeting,
        "EMPTY_LOCATION": _empty_location,
        "MERGED_FREE_BUSY_NO_DATA": _merged_free_busy,
        "TIME_ZONE_OF_SINGLE_ITEMS": _time_zone,
        "DAYS_OF_WEEKLY_RECURRENCE": _days_of_weekly_recurrence,
        "RIGHTS_BESIDE_A_LEVEL": _rights_beside_a_level,
        "CONTRIBUTOR_READS": _contributor_reads,
        "MANAGED_FOLDERS_CAN_BE_MOVED": _managed_folders_moved,
        "MANAGED_FOLDERS_ROOT_CAN_BE_MOVED": _managed_folders_root_moved,
        "STORAGE_QUOTA_OF_MANAGED_FOLDERS": _storage_quota,
    }
)
