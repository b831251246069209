"""What stands on every page, on the first one, and on pages that say what is not there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "title": ("Exchange integration", "Exchange-Integration"),
        "skip": ("To the content", "Zum Inhalt"),
        "nav": ("Pages", "Seiten"),
        "nav.inboxes": ("Inboxes", "Postfächer"),
        "nav.calendars": ("Calendars", "Kalender"),
        "nav.contacts": ("Contacts", "Kontakte"),
        "nav.sequences": ("Sequences", "Sequenzen"),
        "nav.links": ("Meeting links", "Terminlinks"),
        "nav.limitations": ("Limitations", "Einschränkungen"),
        "save": ("Save", "Speichern"),
        "change": ("Change", "Ändern"),
        "cancel": ("Cancel", "Abbrechen"),
        "continue": ("Continue", "Weiter"),
        "more": ("More fields", "Weitere Felder"),
        "none": ("None yet.", "Noch keine."),
        "done": ("done", "erledigt"),
        "here": ("Please check this.", "Bitte prüfen Sie das."),
        "step": ("Step {number} of {of}", "Schritt {number} von {of}"),
        "minutes": ("{number} minutes", "{number} Minuten"),
        "time-zone": ("Time zone", "Zeitzone"),
        "from": ("From", "Von"),
        "to": ("to", "an"),
        "with": ("With", "Mit"),
        "name": ("Name", "Name"),
        "address": ("Email address", "E-Mail-Adresse"),
        "subject": ("Subject", "Betreff"),
        "text": ("Text", "Text"),
        "source": ("Source", "Quelle"),
        "overview": ("How things stand", "So steht es"),
        "to-overview": ("Back to the overview", "Zurück zur Übersicht"),
        "accounts": ("Accounts", "Konten"),
        "kind-of.inbox": ("Inbox", "Postfach"),
        "kind-of.calendar": ("Calendar", "Kalender"),
        "next-due": ("The next mail, step or booking is due on {at}.", "Das Nächste ist fällig: {at}."),
        "begin": ("First steps", "Erste Schritte"),
        "begin.help": (
            "Four steps, in any order; each takes a minute.",
            "Vier Schritte in beliebiger Reihenfolge, jeder dauert eine Minute.",
        ),
        "begin.inbox": ("Connect an inbox", "Postfach verbinden"),
        "begin.inbox.help": (
            "Send mail from the CRM through your own Exchange server, and have the replies logged.",
            "E-Mail aus dem CRM über den eigenen Exchange-Server senden und Antworten protokollieren lassen.",
        ),
        "begin.calendar": ("Connect a calendar", "Kalender verbinden"),
        "begin.calendar.help": (
            "Offer only times that are free, and find bookings in your calendar.",
            "Nur freie Zeiten anbieten und Buchungen im eigenen Kalender finden.",
        ),
        "begin.link": ("Make a meeting link", "Terminlink anlegen"),
        "begin.link.help": (
            "One address at which anybody books a meeting with you.",
            "Eine Adresse, unter der alle einen Termin mit Ihnen buchen können.",
        ),
        "begin.sequence": ("Write a sequence", "Sequenz schreiben"),
        "begin.sequence.help": (
            "Mails and tasks that follow each other until somebody replies.",
            "E-Mails und Aufgaben, die aufeinander folgen, bis jemand antwortet.",
        ),
        "coming": ("Coming meetings", "Kommende Termine"),
        "coming.none": ("Nobody has booked yet.", "Noch hat niemand gebucht."),
        "tasks": ("Open tasks", "Offene Aufgaben"),
        "tasks.none": ("No sequence waits for you.", "Keine Sequenz wartet auf Sie."),
        "tasks.done": ("Done", "Erledigt"),
        "refused": ("That does not work", "Das geht nicht"),
        "not-found": ("There is no such page", "Diese Seite gibt es nicht"),
        "not-found.help": (
            "The link may be mistyped, or what it led to was removed. Ask whoever gave it to you for a new one.",
            "Vielleicht ist der Link falsch geschrieben, oder sein Ziel wurde entfernt. Bitten Sie die Person, von der "
            "Sie ihn haben, um einen neuen.",
        ),
        "not-from-here": ("These pages are for this machine alone", "Diese Seiten sind nur für diesen Rechner"),
        "not-from-here.help": (
            "To reach them from elsewhere, whoever runs the integration has to set a password: "
            "EXCHANGE_INTEGRATION_PAGES_PASSWORD.",
            "Um sie von anderswo zu erreichen, muss der Betreiber der Integration ein Kennwort setzen: "
            "EXCHANGE_INTEGRATION_PAGES_PASSWORD.",
        ),
        "form.unreadable": (
            "“{typed}” cannot be understood there. Numbers are whole; times look like 9:00, hours like 9:00-12:00.",
            "„{typed}“ ist dort nicht zu verstehen. Zahlen sind ganz; Zeiten sehen aus wie 9:00, Stunden wie "
            "9:00-12:00.",
        ),
        "limitations.help": (
            "What does not work with Exchange, what to do instead, and where it is documented.",
            "Was mit Exchange nicht geht, was Sie stattdessen tun können, und wo es dokumentiert ist.",
        ),
        "kind.ENFORCED": ("refused", "wird abgelehnt"),
        "kind.NOT_OFFERED": ("not offered", "wird nicht angeboten"),
        "kind.EXPLAINED": ("good to know", "gut zu wissen"),
        "place.CONNECT_INBOX": ("Connecting an inbox", "Postfach verbinden"),
        "place.CONNECT_CALENDAR": ("Connecting a calendar", "Kalender verbinden"),
        "place.SENDING": ("Sending", "Senden"),
        "place.SEQUENCES": ("Sequences", "Sequenzen"),
        "place.REPLIES": ("Logging replies", "Antworten protokollieren"),
        "place.AVAILABILITY": ("Free times", "Freie Zeiten"),
        "place.MEETINGS": ("Meetings", "Termine"),
        "unsubscribe": ("Unsubscribe", "Abmelden"),
        "unsubscribe.help": ("You will get no more mails of this kind.", "Sie bekommen dann keine solchen Mails mehr."),
        "unsubscribed": ("You are unsubscribed.", "Sie sind abgemeldet."),
        "unsubscribed.help": ("You can close this page.", "Sie können diese Seite schließen."),
    }
)
