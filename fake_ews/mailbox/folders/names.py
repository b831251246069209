"""What default folders are called in the language of their mailbox."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: Language to English name to the one in that language. A folder whose name is not here keeps the English one, as do
#: all folders beside the top of a mailbox (Set-MailboxRegionalConfiguration -LocalizeDefaultFolderName).
NAMES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "da": {
            "Top of Information Store": "Informationslagerets øverste niveau",
            "Calendar": "Kalender",
            "Contacts": "Kontaktpersoner",
            "Conversation Action Settings": "Indstillinger for samtalehandlinger",
            "Deleted Items": "Slettet post",
            "Drafts": "Kladder",
            "Inbox": "Indbakke",
            "Junk E-Mail": "Uønsket e-mail",
            "Junk Email": "Uønsket e-mail",
            "Notes": "Noter",
            "Outbox": "Udbakke",
            "Sent Items": "Sendt post",
            "Tasks": "Opgaver",
        },
        "de": {
            "Top of Information Store": "Oberste Ebene des Informationsspeichers",
            "Calendar": "Kalender",
            "Contacts": "Kontakte",
            "Deleted Items": "Gelöschte Elemente",
            "Drafts": "Entwürfe",
            "Inbox": "Posteingang",
            "Junk E-Mail": "Junk-E-Mail",
            "Junk Email": "Junk-E-Mail",
            "Notes": "Notizen",
            "Outbox": "Postausgang",
            "Sent Items": "Gesendete Elemente",
            "Sync Issues": "Synchronisierungsprobleme",
            "Tasks": "Aufgaben",
        },
        "es": {
            "Calendar": "Calendario",
            "Contacts": "Contactos",
            "Deleted Items": "Elementos eliminados",
            "Drafts": "Borradores",
            "Inbox": "Bandeja de entrada",
            "Junk E-Mail": "Correo no deseado",
            "Junk Email": "Correo no deseado",
            "Notes": "Notas",
            "Outbox": "Bandeja de salida",
            "Sent Items": "Elementos enviados",
            "Tasks": "Tareas",
        },
        "fr": {
            "Calendar": "Calendrier",
            "Deleted Items": "Éléments supprimés",
            "Drafts": "Brouillons",
            "Inbox": "Boîte de réception",
            "Junk E-Mail": "Courrier indésirable",
            "Junk Email": "Courrier indésirable",
            "Outbox": "Boîte d'envoi",
            "Sent Items": "Éléments envoyés",
            "Tasks": "Tâches",
        },
        "nl": {
            "Calendar": "Agenda",
            "Contacts": "Contactpersonen",
            "Deleted Items": "Verwijderde items",
            "Drafts": "Concepten",
            "Inbox": "Postvak IN",
            "Junk E-Mail": "Ongewenste e-mail",
            "Junk Email": "Ongewenste e-mail",
            "Outbox": "Postvak UIT",
            "Sent Items": "Verzonden items",
            "Tasks": "Taken",
        },
        "sv": {
            "Calendar": "Kalender",
            "Contacts": "Kontakter",
            "Deleted Items": "Borttaget",
            "Drafts": "Utkast",
            "Inbox": "Inkorgen",
            "Junk E-Mail": "Skräppost",
            "Junk Email": "Skräppost",
            "Outbox": "Utkorgen",
            "Sent Items": "Skickat",
            "Tasks": "Uppgifter",
        },
    }
)


def folder_name(english: str, culture: str) -> str:
    """Return what a default folder is called in a culture (``da-DK``); a language that is not kept speaks English."""
    return NAMES.get(culture.partition("-")[0].lower(), {}).get(english, english)
