"""Answering a mail of a timeline: whether it can be, whom the answer goes to, and what stands below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from integration.accounts.service import AccountService
from integration.capabilities import Capability, can
from integration.crm.ports import Crm
from integration.errors import ExchangeFailed, NotFound, Refused
from integration.model.account import Account
from integration.model.crm import Direction, EmailStatus, TimelineEntry
from integration.model.mail import Original
from integration.sending.bodies import answer_subject, quotation


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer begins with; ``quoted`` is the mail answered, as HTML."""

    account_id: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    quoted: str


class Answers:
    """What users do with mails that they want to answer."""

    def __init__(self, crm: Crm, accounts: AccountService) -> None:
        self._crm = crm
        self._accounts = accounts

    def offered(self, entries: Iterable[TimelineEntry]) -> set[str]:
        """Return the ids of the entries that can be answered, by what is known without asking Exchange."""
        senders = {account.id for account in self._accounts.all() if can(account.state, Capability.SEND)}
        return {
            entry.id
            for entry in entries
            if entry.account_id in senders and entry.status is EmailStatus.SENT and entry.internet_message_id
        }

    def begin(self, entry_id: str, *, everybody: bool = False, language: str = "en") -> Answer:
        """Return what an answer to the mail of that entry begins with, to its writer alone or to everybody.

        Raises NotFound, and Refused for a mail that no folder of the mailbox has any more. An outage keeps nobody from
        writing: then the timeline alone says whom the answer goes to.
        """
        entry = self._crm.entry(entry_id)
        if entry is None or not self.offered([entry]):
            raise NotFound(f"there is no mail {entry_id} to answer")
        account = self._accounts.get(entry.account_id)
        to, cc = _people(entry, self._original(account, entry), account.address, everybody=everybody)
        return Answer(account.id, to, cc, answer_subject(entry.subject), quotation(entry, language))

    def _original(self, account: Account, entry: TimelineEntry) -> Original:
        try:
            with self._accounts.mailbox(account) as mailbox:
                found = mailbox.original(entry.internet_message_id)
        except ExchangeFailed:
            return Original()
        if found is None:
            raise Refused("mail.original-gone")
        return found


def _people(
    entry: TimelineEntry, original: Original, own: str, *, everybody: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return To and Cc of the answer; what one sent oneself goes on to those whom it went to."""
    if entry.direction is Direction.EMAIL:
        return entry.to, entry.cc if everybody else ()
    writer = original.reply_to or (entry.sender,)
    to = (*writer, *entry.to) if everybody else writer
    cc = entry.cc if everybody else ()
    others = tuple(dict.fromkeys(one.lower() for one in to if one.lower() != own))
    return others, tuple(dict.fromkeys(one.lower() for one in cc if one.lower() not in (own, *others)))
