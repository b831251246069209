"""How sending is put together: what a mail is written with, where it waits, and what sends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from integration.accounts.service import AccountService
from integration.db.administration import Administration
from integration.db.mails import Mails
from integration.db.signatures import Signatures
from integration.db.templates import Templates
from integration.db.threads import Threads
from integration.foundation import Foundation
from integration.model.account import Account
from integration.sending.answers import Answers
from integration.sending.limits import SendLimits
from integration.sending.outbox import Outbox
from integration.sending.personal_links import PersonalLinks
from integration.sending.scheduled import ScheduledMail
from integration.sending.service import SendingService
from integration.sending.signatures import SignatureService
from integration.sending.templates import TemplateService
from integration.sending.unsubscribe_links import UnsubscribeLinks


@dataclass(frozen=True, slots=True)
class SendingParts:
    """From writing a mail to knowing that it is sent."""

    templates: TemplateService
    signatures: SignatureService
    outbox: Outbox
    sending: SendingService
    scheduled: ScheduledMail
    answers: Answers
    unsubscribe_links: UnsubscribeLinks


def sending_on(
    foundation: Foundation,
    mails: Mails,
    threads: Threads,
    accounts: AccountService,
    limits: SendLimits,
    never: Callable[[str], frozenset[str]],
    users: Callable[[Account], Sequence[str]],
) -> SendingParts:
    """Return the parts; ``never`` gives with whom the mail of an inbox is not logged, ``users`` who uses it."""
    crm, clock, audit = foundation.crm, foundation.clock, foundation.audit
    attempts = foundation.settings.doubtful_attempts
    signatures = SignatureService(Signatures(foundation.database), accounts.get, audit)
    administration, links = Administration(foundation.database), PersonalLinks(foundation.vault)
    unsubscribe_links = UnsubscribeLinks(administration, links, foundation.settings, audit)
    return SendingParts(
        TemplateService(Templates(foundation.database), foundation.keys, audit),
        signatures,
        Outbox(mails, threads, crm, clock, foundation.keys, signatures.signed, unsubscribe_links, never, audit),
        SendingService(mails, threads, accounts, crm, clock, limits, attempts, audit, users),
        ScheduledMail(mails, threads, accounts, crm, clock, audit),
        Answers(crm, accounts),
        unsubscribe_links,
    )
