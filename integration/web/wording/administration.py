"""What the page of administrators says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "nav.administration": ("Administration", "Verwaltung"),
        "administration.about": ("What holds for everybody.", "Was für alle gilt."),
        "domains": ("Mail domains", "Mail-Domänen"),
        "domains.help": (
            "Where the Exchange URL of a domain stands here, nobody of that domain has to enter it.",
            "Steht hier die Exchange-URL einer Domäne, muss sie dort niemand mehr eingeben.",
        ),
        "domains.domain": ("Domain", "Domäne"),
        "domains.kind": ("Its mailboxes are reached by", "Ihre Postfächer erreicht man über"),
        "domains.exchange": ("Exchange", "Exchange"),
        "domains.imap": ("IMAP", "IMAP"),
        "domains.url.help": ("For Exchange only.", "Nur für Exchange."),
        "domains.remove": ("Remove {of}", "{of} entfernen"),
        "form.domain-missing": ("Please enter a domain.", "Bitte geben Sie eine Domäne ein."),
        "limits": ("Limits of sending", "Grenzen beim Senden"),
        "limits.per-day": ("Mails in 24 hours", "E-Mails in 24 Stunden"),
        "limits.per-minute": ("Mails in a minute", "E-Mails in einer Minute"),
        "limits.most": ("For each mailbox, {number} at most.", "Je Postfach, höchstens {number}."),
        "seats": ("Seats", "Plätze"),
        "seats.paid": ("paid seat", "bezahlter Platz"),
        "seats.free": ("free seat", "kostenloser Platz"),
        "seats.give": ("Give paid seat", "Bezahlten Platz geben"),
        "seats.take": ("Take paid seat away", "Bezahlten Platz entziehen"),
        "access": ("Who may connect mailboxes", "Wer Postfächer verbinden darf"),
        "access.help": (
            "Everybody, on every plan and seat, but these. What they have connected stays connected.",
            "Alle, mit jedem Tarif und Platz, außer diesen. Was sie verbunden haben, bleibt verbunden.",
        ),
        "access.WITHHELD": ("no access to personal email", "kein Zugang zu persönlichen E-Mails"),
        "access.VIEW_ONLY": ("view-only seat", "Platz nur zum Ansehen"),
        "access.user": ("User, by address", "Benutzer, als Adresse"),
        "access.which": ("From now on", "Ab jetzt"),
        "access.give": ("Let {of} connect mailboxes again", "{of} wieder Postfächer verbinden lassen"),
        "leaving": ("Where connections come from", "Woher Verbindungen kommen"),
        "leaving.help": (
            "For the IT team: the addresses to put on the firm's allow list.",
            "Für die IT-Abteilung: die Adressen für die Freigabeliste der Firma.",
        ),
        "leaving.none": (
            "From whatever address this machine uses. For an allow list set EXCHANGE_INTEGRATION_SOURCE_ADDRESSES or "
            "EXCHANGE_INTEGRATION_PROXY.",
            "Von der Adresse, die dieser Rechner gerade nutzt. Für eine Freigabeliste setzen Sie "
            "EXCHANGE_INTEGRATION_SOURCE_ADDRESSES oder EXCHANGE_INTEGRATION_PROXY.",
        ),
        "static-addresses": ("Static addresses", "Feste Adressen"),
        "static-addresses.use": ("Connect from static addresses", "Von festen Adressen aus verbinden"),
        "static-addresses.ask": (
            "If your firm lets in addresses on its allow list only.",
            "Falls Ihre Firma nur Adressen ihrer Freigabeliste hereinlässt.",
        ),
        "static-addresses.help": (
            "For the IT team: inboxes and domains with static addresses are reached from these.",
            "Für die IT-Abteilung: Postfächer und Domänen mit festen Adressen werden von diesen aus erreicht.",
        ),
    }
)
