"""People outside: the mail that reached them, and what they write."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from fake_ews.control.json_values import ControlError
from fake_ews.control.seeding import SeededAttachment, attached
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.control.views import OutsideLine, outside_line
from fake_ews.mailbox.mail.delivery import deliver_from_outside
from fake_ews.mailbox.mail.outside import OutsideMail, Scheduled
from fake_ews.mailbox.mail.outside_letters import Letter, answer, answer_automatically, bounce, write
from fake_ews.values import dataclass

ReplyKind = Literal["reply", "automatic", "bounce"]


@dataclass(frozen=True, slots=True)
class Sent:
    """The Message-ID of a letter from outside, and when it is to be sent if not at once."""

    message_id: str
    due: datetime | None = None


class OutsideVerbs(Verbs):
    """Mail outside: reading it, answering it, writing it."""

    @verb
    def outside_inbox(self, address: str) -> list[OutsideLine]:
        """Return the mail that reached somebody outside, oldest first."""
        return [outside_line(mail) for mail in self.organisation.premises.outside.inbox(address)]

    @verb
    def outside_reply(
        self,
        address: str,
        text: str = "",
        html: str = "",
        message_id: str = "",
        kind: ReplyKind = "reply",
        from_: str = "",
        name: str = "",
        subject: str = "",
        prefix: str = "RE: ",
        quote: bool = True,
        keep_thread: bool = False,
        refer: bool = True,
        to_all: bool = False,
        attachments: tuple[SeededAttachment, ...] = (),
        at: datetime | None = None,
        after_seconds: float = 0.0,
    ) -> Sent:
        """Have somebody outside answer the newest mail, or the one with that Message-ID.

        ``kind``: "reply", "automatic" (out of office) or "bounce" (the server outside knows nobody of that address).
        ``from_`` is another address to answer from, ``keep_thread`` keeps Thread-Index as Outlook does, ``refer`` false
        leaves In-Reply-To and References out. Without ``at`` or ``after_seconds`` it arrives at once.
        """
        premises = self.organisation.premises
        answered = self._mail_outside(address, message_id)
        due = self._due(at, after_seconds)
        letter = Letter(
            text=text,
            html=html,
            sender=(name, from_),
            subject=subject,
            prefix=prefix,
            quoting=quote,
            threading=keep_thread,
            referring=refer,
            to_all=to_all,
            attachments=attached(attachments),
        )
        if kind == "bounce":
            return Sent(bounce(premises, answered, due), due)
        send = answer if kind == "reply" else answer_automatically
        return Sent(send(premises, answered, letter, due), due)

    @verb
    def outside_send(
        self,
        from_: str,
        to: tuple[str, ...],
        subject: str = "",
        text: str = "",
        html: str = "",
        name: str = "",
        cc: tuple[str, ...] = (),
        attachments: tuple[SeededAttachment, ...] = (),
        mime: bytes = b"",
        at: datetime | None = None,
        after_seconds: float = 0.0,
    ) -> Sent:
        """Have somebody outside write a new mail; ``mime`` says it whole, for what no program should ever send."""
        premises = self.organisation.premises
        due = self._due(at, after_seconds)
        if mime:
            if due is not None:
                premises.outside.schedule(Scheduled(due, from_, to, mime))
            else:
                deliver_from_outside(premises, from_, to, mime)
            return Sent("", due)
        author = (name or premises.outside.person(from_).name, from_)
        letter = Letter(
            text=text, html=html, sender=author, to=to, cc=cc, subject=subject, attachments=attached(attachments)
        )
        return Sent(write(premises, letter, due), due)

    def _mail_outside(self, address: str, message_id: str) -> OutsideMail:
        mails = self.organisation.premises.outside.inbox(address)
        if not mails:
            raise ControlError(f"No mail has reached {address}, so there is nothing to answer.", 404)
        if not message_id:
            return mails[-1]
        for mail in reversed(mails):
            if outside_line(mail).message_id == message_id:
                return mail
        known = ", ".join(outside_line(mail).message_id for mail in mails)
        raise ControlError(f"No mail {message_id} has reached {address}; there are {known}.", 404)

    def _due(self, at: datetime | None, after_seconds: float) -> datetime | None:
        if at is None and not after_seconds:
            return None
        return at or self.organisation.clock.now() + timedelta(seconds=after_seconds)
