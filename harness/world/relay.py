"""The mail server by which the integration writes to its users: the firm's own, asked as by SMTP."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from fake_ews.organisation import Organisation
from fake_ews.transport import Reception
from integration.notices.relay import Reply


class FirmRelay:
    """Hands mail in at the firm's Exchange, without a socket."""

    def __init__(self, organisation: Organisation) -> None:
        self._reception = Reception(organisation)

    def hand_over(self, letter: EmailMessage, recipient: str) -> Reply:
        """Hand a mail over."""
        said = self._reception.recipient(recipient)
        if said.startswith("2"):
            said = self._reception.message(letter["From"], [recipient], letter.as_bytes(policy=SMTP), "crm")
        return Reply(taken=said.startswith("2"), final=not said.startswith("4"), said=said)
