"""What the pages say, by id, in English and German."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

_TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "title": ("Exchange integration", "Exchange-Integration"),
        "inboxes": ("Inboxes", "Postfächer"),
        "contacts": ("Contacts", "Kontakte"),
        "limitations": ("Limitations", "Einschränkungen"),
        "connect": ("Connect an inbox", "Postfach verbinden"),
        "connect-submit": ("Connect inbox", "Postfach verbinden"),
        "address": ("Email address", "E-Mail-Adresse"),
        "password": ("Password", "Kennwort"),
        "user-name": ("User name (if it is not the address)", "Benutzername (falls nicht die Adresse)"),
        "url": ("Exchange URL (found by itself mostly)", "Exchange-URL (wird meist selbst gefunden)"),
        "version": ("Exchange version (if you know it)", "Exchange-Version (falls bekannt)"),
        "purpose": ("This inbox is used", "Dieses Postfach nutzt"),
        "purpose-personal": ("by me", "nur ich"),
        "purpose-team": ("by a team", "ein Team"),
        "expect": (
            "Mail that you send from here leaves through your own Exchange server. Replies to it are logged on the "
            "timeline of the contact; other mail is neither stored nor is its text read.",
            "E-Mail, die Sie hier senden, geht über Ihren eigenen Exchange-Server hinaus. Antworten darauf werden auf "
            "der Zeitleiste des Kontakts protokolliert; andere E-Mail wird nicht gespeichert und ihr Text nicht "
            "gelesen.",
        ),
        "server": ("Server", "Server"),
        "state": ("State", "Zustand"),
        "state-connected": ("connected", "verbunden"),
        "state-sign-in needed": ("disconnected: sign in again", "getrennt: bitte neu anmelden"),
        "state-disabled": ("disconnected", "getrennt"),
        "disconnect": ("Disconnect", "Trennen"),
        "remove": ("Remove", "Entfernen"),
        "none": ("None yet.", "Noch keine."),
        "add-contact": ("Add a contact", "Kontakt anlegen"),
        "add": ("Add", "Anlegen"),
        "name": ("Name", "Name"),
        "timeline": ("Timeline", "Zeitleiste"),
        "send-mail": ("Write a mail", "E-Mail schreiben"),
        "send": ("Send", "Senden"),
        "from": ("From", "Von"),
        "to": ("To", "An"),
        "subject": ("Subject", "Betreff"),
        "text": ("Text", "Text"),
        "automatic": ("automatic reply", "automatische Antwort"),
        "never-log": ("Never log", "Nie protokollieren"),
        "never-log-help": ("One address or domain a line.", "Je Zeile eine Adresse oder Domäne."),
        "save": ("Save", "Speichern"),
        "status-SCHEDULED": ("scheduled", "geplant"),
        "status-SENDING": ("being sent", "wird gesendet"),
        "status-SENT": ("sent", "gesendet"),
        "status-FAILED": ("failed", "fehlgeschlagen"),
        "status-BOUNCED": ("not delivered", "unzustellbar"),
        "received": ("received", "empfangen"),
        "unsubscribe": ("Unsubscribe", "Abmelden"),
        "unsubscribe-help": ("You will get no more mails of this kind.", "Sie bekommen dann keine solchen Mails mehr."),
        "unsubscribed": ("You are unsubscribed.", "Sie sind abgemeldet."),
        "not-found": ("There is no such page.", "Diese Seite gibt es nicht."),
    }
)


def texts(language: str) -> Callable[[str], str]:
    """Return what says the text of an id in that language; it raises KeyError for an unknown id."""
    column = 1 if language == "de" else 0
    return lambda id: _TEXTS[id][column]


def ids() -> tuple[str, ...]:
    """Return every id."""
    return tuple(_TEXTS)
