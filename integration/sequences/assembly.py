"""How sequences are put together: what users do with them, and what runs their steps, on the same stores."""

from __future__ import annotations

from integration.accounts.service import AccountService
from integration.db.enrolments import Enrolments
from integration.db.mails import Mails
from integration.db.sequences import Sequences
from integration.db.threads import Threads
from integration.foundation import Foundation
from integration.sending.assembly import SendingParts
from integration.sending.limits import SendLimits
from integration.sequences.endings import Endings
from integration.sequences.letters import Letters
from integration.sequences.runner import SequenceRunner
from integration.sequences.service import SequenceService


def sequences_on(
    foundation: Foundation,
    mails: Mails,
    threads: Threads,
    accounts: AccountService,
    mail: SendingParts,
    limits: SendLimits,
) -> tuple[SequenceService, SequenceRunner]:
    """Return where users and contacts come in, and what runs the steps."""
    stored, enrolments = Sequences(foundation.database), Enrolments(foundation.database)
    endings = Endings(enrolments, mail.sending, foundation.clock)
    letters = Letters(enrolments, mails, foundation.crm, mail.unsubscribe_links)
    runner = SequenceRunner(
        stored, enrolments, mails, accounts, mail.outbox, endings, letters, foundation.clock, limits
    )
    service = SequenceService(
        stored,
        enrolments,
        mails,
        threads,
        accounts,
        runner,
        endings,
        letters,
        foundation.crm,
        foundation.clock,
        foundation.keys,
        limits,
        foundation.audit,
        mail.unsubscribe_links,
    )
    return service, runner
