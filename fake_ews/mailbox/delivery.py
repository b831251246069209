"""From a submitted message to every recipient's Inbox, and from the world outside to the mailboxes here."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.premises import Premises


def deliver_from_outside(premises: Premises, sender: str, recipients: Sequence[str], mime: bytes) -> None:
    """Deliver a message that somebody outside sent; recipients without a mailbox here get nothing."""
