"""Anna's Exchange and the people outside: what happens there without the integration, and what is found there."""

from __future__ import annotations

import itertools
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from fake_ews.clock import ManualClock
from fake_ews.faults import PlannedFault
from fake_ews.mailbox.mail.outside import Scheduled
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.schema.item import ItemType
from fake_ews.snapshots import Snapshot
from fake_ews.testing import FakeExchange

ANNA: Final = "anna@firm.test"
PASSWORD: Final = "pass-Wörd1"
HOST: Final = "mail.firm.test"

_CREATE_ITEM: Final = """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
 xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
 xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
<s:Header><t:RequestServerVersion Version="Exchange2010_SP2"/></s:Header><s:Body>
<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:Message><t:Subject>{subject}</t:Subject>
<t:ToRecipients><t:Mailbox><t:EmailAddress>{to}</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items>
</m:CreateItem></s:Body></s:Envelope>"""


class Office:
    """One Exchange with Anna's mailbox, which can be put back to how it was, and people who write to her."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self._exchange = FakeExchange(
            exchange="2010_SP2",
            domain="firm.test",
            mailboxes={ANNA: PASSWORD},
            auth=("basic",),
            hosts=(HOST,),
            clock=self.clock,
        ).start()
        self.organisation = self._exchange.organisation
        self.hosts = dict.fromkeys((HOST, "autodiscover.firm.test"), (self._exchange.host, self._exchange.port))
        self.ca_file = str(self._exchange.ca_path)
        self._messages = itertools.count(1)

    def snapshot(self) -> Snapshot:
        """Return all of it as it is now, and the way back."""
        return Snapshot(self.organisation)

    def close(self) -> None:
        """End the server."""
        self._exchange.stop()

    def carry_out_late(self, request: Path) -> None:
        """Do what was asked long ago, if it was: a request still on its way when the integration gave up on it."""
        if request.exists():
            self._exchange.post(request.read_bytes(), ANNA)

    def can_lose(self, operation: str) -> bool:
        """Return whether that is something that Exchange is asked to do, and whose answer can be lost."""
        return operation in self.organisation.faults.operations

    def lose(self, operation: str) -> None:
        """Lose the next answer to an operation, which Exchange carries out."""
        self.organisation.faults.plan(PlannedFault("reset", operation=operation, after=True))

    def well(self) -> None:
        """End all plans of failure."""
        self.organisation.faults.clear()

    def forget_subscriptions(self) -> None:
        """Let Exchange end what it tells of Anna's mailbox, as it does when it is restarted."""
        self.organisation.premises.subscriptions.end(self._mailbox().guid)

    def write(self, sender: str, subject: str, answers: str = "") -> None:
        """Let somebody outside write to Anna."""
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"], mail["To"], mail["Subject"] = sender, ANNA, subject
        mail["Message-ID"] = f"<{next(self._messages)}@client.test>"
        if answers:
            mail["In-Reply-To"] = mail["References"] = answers
        mail.set_content("Yes, gladly.")
        self.organisation.premises.outside.schedule(Scheduled(self.clock.now(), sender, (ANNA,), bytes(mail)))
        self.organisation.run_due(self.clock.now())

    def write_with_outlook(self, to: str, subject: str) -> None:
        """Let Anna write a mail of which the integration knows nothing."""
        self._exchange.post(_CREATE_ITEM.format(to=to, subject=subject), ANNA)

    def arrived(self, address: str, subject: str) -> list[EmailMessage]:
        """Return the mails of that subject that somebody outside got."""
        mails = self.organisation.premises.outside.inbox(address)
        read = [message_from_bytes(mail.mime, policy=policy.default) for mail in mails]
        return [mail for mail in read if mail["Subject"] == subject]

    def folders(self, subject: str) -> list[str]:
        """Return where in Anna's mailbox mails of that subject lie, as Exchange knows it."""
        found = [item for item in self._mailbox().store.items.values() if item.values.get(ItemType.subject) == subject]
        return sorted(item.folder.name for item in found)

    def _mailbox(self) -> Mailbox:
        mailbox = self.organisation.premises.directory.find(ANNA)
        assert mailbox is not None
        return mailbox
