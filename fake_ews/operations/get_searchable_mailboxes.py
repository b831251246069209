"""GetSearchableMailboxes: the mailboxes and groups that a discovery manager may search (MS-OXWSEDISC)."""

from __future__ import annotations

from typing import Any

from fake_ews.errors import Failure
from fake_ews.mailbox.people.directory import Group, Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.discovery import ArrayOfSearchableMailboxesType, SearchableMailboxType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2013


class GetSearchableMailboxesType(BaseRequestType, namespace="m", element="GetSearchableMailboxes", since=E2013):
    search_filter = optional("SearchFilter", xs.string)
    expand_group_membership = optional("ExpandGroupMembership", xs.boolean)


class GetSearchableMailboxesResponseMessageType(
    ResponseMessageType, namespace="m", element="GetSearchableMailboxesResponse", since=E2013
):
    searchable_mailboxes = required("SearchableMailboxes", "ArrayOfSearchableMailboxesType")
    failed_mailboxes = optional("FailedMailboxes", "ArrayOfFailedSearchMailboxesType")


class GetSearchableMailboxes(Bare):
    """Lists what the caller may search, which takes the role Discovery Management. MS-OXWSEDISC 3.1.4.5."""

    request = GetSearchableMailboxesType
    response = GetSearchableMailboxesResponseMessageType
    since = E2013
    clause = "documentation of GetSearchableMailboxes"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the mailboxes and groups that fit the filter; raises Failure ErrorAccessDenied."""
        if session.caller.acting_as.lower() not in session.premises.discovery_managers:
            raise _refused("ErrorAccessDenied")
        wanted = (request.get(GetSearchableMailboxesType.search_filter) or "").strip()
        expanding = request.get(GetSearchableMailboxesType.expand_group_membership) is True
        if expanding and wanted.strip("*") == "":
            raise _refused(
                "ErrorInvalidArgument", "Cannot use wildcard or empty query when auto group expansion is enabled."
            )
        found = _listed(session, wanted, expanding=expanding)
        return Answer({GetSearchableMailboxesResponseMessageType.searchable_mailboxes: found})


def _refused(code: str, text: str = "") -> Failure:
    empty = Record(ArrayOfSearchableMailboxesType)
    return Failure(code, text, answer={GetSearchableMailboxesResponseMessageType.searchable_mailboxes: empty})


def _listed(session: Session, wanted: str, *, expanding: bool) -> Record:
    directory = session.premises.directory
    text = wanted.rstrip("*")
    mailboxes, groups = directory.matching(text), directory.groups_matching(text)
    if expanding:
        inside = [directory.find(address) for group in groups for address in directory.expanded([group.address])]
        mailboxes += [one for one in inside if one is not None and one not in mailboxes]
        groups = []
    listed: list[Mailbox | Group] = [*mailboxes, *groups]
    found = tuple(_searchable(one) for one in listed)
    return Record(ArrayOfSearchableMailboxesType, {ArrayOfSearchableMailboxesType.searchable_mailbox: found})


def _searchable(one: Mailbox | Group) -> Record:
    values: dict[Any, Any] = {
        SearchableMailboxType.guid: str(one.guid),
        SearchableMailboxType.primary_smtp_address: one.address,
        SearchableMailboxType.is_external_mailbox: False,
        SearchableMailboxType.external_email_address: "",
        SearchableMailboxType.display_name: one.name,
        SearchableMailboxType.is_membership_group: isinstance(one, Group),
        SearchableMailboxType.reference_id: one.legacy_dn,
    }
    return Record(SearchableMailboxType, values)
