"""What the mail says that tells a notice: in both languages, since nobody knows which one a user reads."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import format_datetime

from integration.model.notice import NoticeMail
from integration.sentences import LANGUAGES, say


class Letters:
    """Writes the mails: from ``sender``, the house's ``language`` first, with a link to the pages at ``public_url``."""

    def __init__(self, sender: str, language: str, public_url: str) -> None:
        self.sender = sender
        self._languages = sorted(LANGUAGES, key=lambda one: one != language)
        self._public_url = public_url.rstrip("/")

    def of(self, mail: NoticeMail) -> EmailMessage:
        """Return the mail; asked again it is the same, byte for byte, and bears the same Message-ID."""
        notice = mail.notice
        values = {"address": notice.address, "detail": notice.detail}
        place = "calendars" if notice.deed.value.startswith("calendar.") else "inboxes"
        letter = EmailMessage()
        letter["From"] = self.sender
        letter["To"] = mail.recipient
        letter["Subject"] = say(f"{notice.sentence}.subject", self._languages[0], **values)
        letter["Date"] = format_datetime(notice.at)
        letter["Message-ID"] = f"<{mail.key}@{self.sender.rpartition('@')[2]}>"
        # RFC 3834: nobody's notice of absence answers it.
        letter["Auto-Submitted"] = "auto-generated"
        told = [say(notice.sentence, language, **values) for language in self._languages]
        letter.set_content("\n\n".join((*told, f"{self._public_url}/{place}")) + "\n", cte="quoted-printable")
        return letter
