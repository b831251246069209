"""What pages say of sequences and whoever is enrolled in them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "sequences.new": ("New sequence", "Neue Sequenz"),
        "sequences.none": ("No sequence yet.", "Noch keine Sequenz."),
        "sequences.about": (
            "Mails and tasks that follow each other. Whoever replies, books or unsubscribes is left alone.",
            "E-Mails und Aufgaben, die aufeinander folgen. Wer antwortet, bucht oder sich abmeldet, bekommt nichts "
            "mehr.",
        ),
        "sequences.steps": ("Steps: {number}", "Schritte: {number}"),
        "sequences.what": ("Steps", "Schritte"),
        "sequences.copy": ("Copy as new", "Als neue kopieren"),
        "sequences.delete": ("Delete", "Löschen"),
        "sequences.deleted": ("deleted sequence", "gelöschte Sequenz"),
        "sequences.continues": ("continues the mail before", "setzt die E-Mail davor fort"),
        "sequences.threaded": ("one conversation", "eine Unterhaltung"),
        "sequences.remove.question": ("Delete “{of}”?", "„{of}“ löschen?"),
        "sequences.remove.follows": (
            "Everybody enrolled is taken out, and nothing more is sent. What was sent stays on the timelines.",
            "Alle Aufgenommenen werden herausgenommen, und nichts mehr wird gesendet. Gesendetes bleibt auf den "
            "Zeitleisten.",
        ),
        "sequences.name": ("Name of the sequence", "Name der Sequenz"),
        "sequences.settings": ("When it sends, and what ends it", "Wann sie sendet und was sie beendet"),
        "sequences.save": ("Save sequence", "Sequenz speichern"),
        "sequences.edit.help": (
            "A stored sequence stays as it is, so that nobody on the way is sent something else. To change one, copy "
            "it.",
            "Eine gespeicherte Sequenz bleibt, wie sie ist, damit niemand unterwegs etwas anderes bekommt. Zum Ändern "
            "kopieren Sie sie.",
        ),
        "figure.enrolled": ("enrolled", "aufgenommen"),
        "figure.replied": ("replied", "geantwortet"),
        "figure.meetings_booked": ("meetings", "Termine"),
        "figure.finished": ("finished", "zu Ende"),
        "figure.bounced": ("bounced", "unzustellbar"),
        "figure.unsubscribed": ("unsubscribed", "abgemeldet"),
        "enrol": ("Enrol contacts", "Kontakte aufnehmen"),
        "enrol.who": ("Email addresses", "E-Mail-Adressen"),
        "enrol.help": (
            "One a line, 50 at most. The first step runs at once.",
            "Je Zeile eine, höchstens 50. Der erste Schritt läuft sofort.",
        ),
        "enrol.done": ("Enrolled: {who}", "Aufgenommen: {who}"),
        "enrol.contacts": ("To the contacts", "Zu den Kontakten"),
        "hold": ("Hold", "Anhalten"),
        "resume": ("Go on", "Fortsetzen"),
        "unenrol": ("Take out", "Herausnehmen"),
        "enrolments": ("On the way", "Unterwegs"),
        "enrolments.none": ("Nobody is enrolled now.", "Gerade ist niemand aufgenommen."),
        "enrolments.ended": ("Ended", "Beendet"),
        "enrolment.WAITING": ("waiting", "wartet"),
        "enrolment.SENDING": ("being sent", "wird gesendet"),
        "enrolment.TASK": ("waits for you", "wartet auf Sie"),
        "enrolment.PAUSED": ("paused", "ruht"),
        "enrolment.HELD": ("on hold", "angehalten"),
        "enrolment.FINISHED": ("finished", "zu Ende"),
        "enrolment.UNENROLLED": ("taken out", "herausgenommen"),
        "enrolment.due": ("due {at}", "fällig {at}"),
        "sender-gone": ("a removed inbox", "ein entferntes Postfach"),
        "step-number": ("step {number}", "Schritt {number}"),
        "after": ("after {length}", "nach {length}"),
        "at-once": ("at once", "sofort"),
        "step.EMAIL": ("Mail", "E-Mail"),
        "step.TASK": ("Task", "Aufgabe"),
        "step.days": ("Days", "Tage"),
        "step.hours": ("Hours", "Stunden"),
        "step.first": ("after the contact is enrolled; 0 is at once", "nach der Aufnahme; 0 heißt sofort"),
        "step.later": ("after the step before", "nach dem Schritt davor"),
        "step.title": ("What is to be done", "Was zu tun ist"),
        "step.title.help": (
            "The sequence waits until you mark it as done.",
            "Die Sequenz wartet, bis Sie sie als erledigt melden.",
        ),
        "step.subject.help": (
            "May be empty if all mails are one conversation.",
            "Darf leer sein, wenn alle E-Mails eine Unterhaltung sind.",
        ),
        "step.text.help": (
            "Known values: {{{{contact.first_name}}}}, {{{{contact.last_name}}}}, {{{{contact.name}}}}, "
            "{{{{contact.email}}}}, {{{{sender.email}}}}, {{{{unsubscribe_link}}}}.",
            "Bekannte Werte: {{{{contact.first_name}}}}, {{{{contact.last_name}}}}, {{{{contact.name}}}}, "
            "{{{{contact.email}}}}, {{{{sender.email}}}}, {{{{unsubscribe_link}}}}.",
        ),
        "step.up": ("Move step {number} up", "Schritt {number} nach oben"),
        "step.remove": ("Remove step {number}", "Schritt {number} entfernen"),
        "step.add-mail": ("+ Mail", "+ E-Mail"),
        "step.add-task": ("+ Task", "+ Aufgabe"),
        "days": ("Days on which follow-ups are sent", "Tage, an denen Folgendes gesendet wird"),
        "days.EVERYDAY": ("every day", "jeden Tag"),
        "days.WEEKDAYS_ONLY": ("Monday to Friday", "Montag bis Freitag"),
        "days.BUSINESS_DAYS": (
            "Monday to Friday, and only these count in delays",
            "Montag bis Freitag, und nur sie zählen bei Verzögerungen",
        ),
        "window.start": ("Not before", "Nicht vor"),
        "window.end": ("Before", "Vor"),
        "window.help": ("In the time zone of the sender.", "In der Zeitzone des Absenders."),
        "threaded": ("Follow-ups are", "Folgende E-Mails sind"),
        "threaded.no": ("mails of their own", "eigene E-Mails"),
        "threaded.yes": ("one conversation", "eine Unterhaltung"),
        "on-mail": ("A reply or a new mail takes out", "Eine Antwort oder neue E-Mail nimmt heraus"),
        "on-meeting": ("A booked meeting takes out", "Ein gebuchter Termin nimmt heraus"),
        "unenrol.LEAD_BASED": ("the contact", "den Kontakt"),
        "unenrol.ACCOUNT_BASED": (
            "everybody of the same mail domain",
            "alle mit derselben Mail-Domäne",
        ),
        "unenrol.NONE": ("nobody", "niemanden"),
        "blocked": ("Never written to", "Bekommt nie eine Sequenz"),
        "blocked.add": ("Addresses or domains", "Adressen oder Domänen"),
        "blocked.submit": ("Block", "Sperren"),
        "blocked.help": (
            "One a line; no sequence writes to them any more.",
            "Je Zeile eine; keine Sequenz schreibt mehr dorthin.",
        ),
        "blocked.ALREADY_ENROLLED": ("enrolled", "aufgenommen"),
        "blocked.UNSUBSCRIBED": ("has unsubscribed", "hat sich abgemeldet"),
        "blocked.RECIPIENT_PREVIOUSLY_BOUNCED_ON_PORTAL": ("mail came back", "E-Mail kam zurück"),
        "blocked.BLOCKED_ADDRESS": ("blocked address", "gesperrte Adresse"),
        "blocked.BLOCKED_DOMAIN": ("blocked domain", "gesperrte Domäne"),
    }
)
