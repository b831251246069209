"""The mail of the people outside: what reached them, and what they write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr

from fake_ews.clock import ManualClock
from fake_ews.mailbox.mail.outside import Outside, OutsideMail, Scheduled


@dataclass(frozen=True, slots=True)
class GotMail:
    """One mail as somebody outside got it."""

    subject: str
    sender_address: str
    words: str
    message_id: str
    references: str
    in_reply_to: str
    left_at: datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail that somebody outside writes; ``answers`` is the Message-ID of the mail replied to.

    ``file`` is the name and the size in bytes of what is attached.
    """

    sender: str
    to: Sequence[str]
    subject: str
    words: str
    answers: str = ""
    headers: Sequence[tuple[str, str]] = ()
    file: tuple[str, int] | None = None


class OutsidePost:
    """Post offices of all domains but the world's own."""

    def __init__(self, clock: ManualClock, domain: str, outside: Outside) -> None:
        self._clock = clock
        self._domain = domain
        self._outside = outside
        self._written = 0

    def got(self, address: str, subject: str) -> list[GotMail]:
        """Return the mails with exactly that subject that reached an address outside, oldest first."""
        return [_read(mail) for mail in self.left(address, subject)]

    def left(self, address: str, subject: str) -> list[OutsideMail]:
        """Return the same mails as they left the organisation."""
        return [mail for mail in self._outside.inbox(address) if _read(mail).subject == subject]

    def everything(self, address: str) -> list[bytes]:
        """Return every mail that reached an address outside, as it came, oldest first."""
        return [mail.mime for mail in self._outside.inbox(address)]

    def write(self, letter: Letter) -> None:
        """Send a mail; it is delivered as soon as the world's time goes on or settles."""
        self._written += 1
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"] = Address(letter.sender.partition("@")[0].capitalize(), addr_spec=letter.sender)
        mail["To"] = [Address(addr_spec=address) for address in letter.to]
        mail["Subject"] = letter.subject
        mail["Date"] = self._clock.now()
        mail["Message-ID"] = f"<{self._written}.{letter.sender.replace('@', '.')}@outside.{self._domain}>"
        if letter.answers:
            mail["In-Reply-To"] = letter.answers
            mail["References"] = letter.answers
        for header, value in letter.headers:
            mail[header] = value
        mail.set_content(letter.words)
        if letter.file is not None:
            name, size = letter.file
            mail.add_attachment(_file(size), maintype="application", subtype="octet-stream", filename=name, cte="7bit")
        self._outside.schedule(Scheduled(self._clock.now(), letter.sender, tuple(letter.to), bytes(mail)))


def _file(size: int) -> bytes:
    """Return a file of that size in lines as long as RFC 5322 (2.1.1) allows: base64 would take a second a megabyte."""
    line = b"%" * 998 + b"\r\n"
    return (line * (size // len(line) + 1))[:size]


def _read(left: OutsideMail) -> GotMail:
    mail = message_from_bytes(left.mime, policy=policy.default)
    body = mail.get_body(("html", "plain"))
    return GotMail(
        str(mail["Subject"] or ""),
        parseaddr(str(mail["From"] or ""))[1],
        str(body.get_content()) if body is not None else "",
        str(mail["Message-ID"] or "").strip(),
        str(mail["References"] or "").strip(),
        str(mail["In-Reply-To"] or "").strip(),
        left.moment,
    )
