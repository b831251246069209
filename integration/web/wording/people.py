"""What pages say of contacts, their timelines, and mail to them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "contacts.find": ("Address or name", "Adresse oder Name"),
        "contacts.search": ("Find", "Suchen"),
        "contacts.not-found": ("No contact is called that.", "So heißt kein Kontakt."),
        "contacts.none": ("No contacts yet.", "Noch keine Kontakte."),
        "contacts.add": ("Add contact", "Kontakt anlegen"),
        "name.help": ("First name, then last name.", "Vorname, dann Nachname."),
        "never-log": ("Never log", "Nie protokollieren"),
        "never-log.entries": ("Addresses and domains", "Adressen und Domänen"),
        "never-log.help": (
            "One a line. Mail to them is still sent.",
            "Je Zeile eine. E-Mail an sie wird trotzdem gesendet.",
        ),
        "contact.name": ("Name of the contact", "Name des Kontakts"),
        "contact.no-sequence": ("In no sequence.", "In keiner Sequenz."),
        "timeline": ("Timeline", "Zeitleiste"),
        "timeline.all": ("everything", "alles"),
        "timeline.kind": ("What is shown", "Was gezeigt wird"),
        "timeline.filter": ("Show", "Anzeigen"),
        "timeline.sent": ("mail sent", "gesendete Mails"),
        "timeline.received": ("mail received", "empfangene Mails"),
        "timeline.meeting": ("meetings", "Termine"),
        "timeline.none": ("Nothing yet.", "Noch nichts."),
        "no-subject": ("(no subject)", "(kein Betreff)"),
        "automatic": ("automatic reply", "automatische Antwort"),
        "received": ("received", "empfangen"),
        "status.SCHEDULED": ("scheduled", "geplant"),
        "status.SENDING": ("being sent", "wird gesendet"),
        "status.SENT": ("sent", "gesendet"),
        "status.FAILED": ("failed", "fehlgeschlagen"),
        "status.BOUNCED": ("not delivered", "unzustellbar"),
        "whole-mail": ("The whole mail", "Die ganze E-Mail"),
        "attachments": ("Attachments", "Anhänge"),
        "meeting": ("meeting", "Termin"),
        "meeting.offline": ("request only", "nur Anfrage"),
        "meeting.enter": ("Enter a meeting", "Termin eintragen"),
        "meeting.title": ("Title", "Titel"),
        "meeting.start": ("Start", "Beginn"),
        "meeting.minutes": ("Length in minutes", "Länge in Minuten"),
        "meeting.location": ("Location", "Ort"),
        "meeting.host": ("Whose meeting it is", "Wessen Termin es ist"),
        "templates": ("Templates", "Vorlagen"),
        "templates.new": ("New template", "Neue Vorlage"),
        "templates.edit": ("Change template", "Vorlage ändern"),
        "templates.name": ("Name of the template", "Name der Vorlage"),
        "templates.about": (
            "What a mail begins with; values of the contact are filled in when you use it.",
            "Womit eine E-Mail beginnt; Angaben des Kontakts werden eingesetzt, wenn Sie sie verwenden.",
        ),
        "templates.remove.question": ("Remove “{of}”?", "„{of}“ entfernen?"),
        "templates.remove.follows": (
            "Mails that were written with it stay.",
            "E-Mails, die damit geschrieben wurden, bleiben.",
        ),
        "templates.use": ("Begin with a template", "Mit einer Vorlage beginnen"),
        "templates.use.submit": ("Use", "Verwenden"),
        "write": ("Write a mail", "E-Mail schreiben"),
        "write.no-inbox": (
            "No inbox is connected, so there is nobody to send as.",
            "Kein Postfach ist verbunden, also gibt es keinen Absender.",
        ),
        "send": ("Send", "Senden"),
        "answer": ("Reply", "Antworten"),
        "answer.all": ("Reply all", "Allen antworten"),
        "answer.to": ("Reply to “{of}”", "Antwort auf „{of}“"),
        "quote": ("With the mail below that is answered", "Mit der beantworteten E-Mail darunter"),
        "quote.show": ("The mail that is answered", "Die beantwortete E-Mail"),
        "attach": ("Attach files", "Dateien anhängen"),
        "attach.help": (
            "At most 20 MB together; your mail server may allow less.",
            "Zusammen höchstens 20 MB; Ihr Mailserver erlaubt vielleicht weniger.",
        ),
        "attach.again": (
            "Please choose the files again. At most 20 MB together.",
            "Bitte wählen Sie die Dateien noch einmal. Zusammen höchstens 20 MB.",
        ),
        "scheduled": ("Scheduled mail", "Geplante E-Mails"),
        "scheduled.about": (
            "What waits for its time. It can be changed or called off until then; if the inbox is not connected then, "
            "it fails.",
            "Was auf seine Zeit wartet. Bis dahin lässt es sich ändern oder zurückziehen; ist das Postfach dann nicht "
            "verbunden, schlägt es fehl.",
        ),
        "scheduled.none": ("Nothing is scheduled.", "Nichts ist geplant."),
        "scheduled.change": ("Change", "Ändern"),
        "scheduled.call-off": ("Call off", "Zurückziehen"),
        "cc": ("Copy (CC)", "Kopie (CC)"),
        "bcc": ("Hidden copy (BCC)", "Blindkopie (BCC)"),
        "at": ("Send later", "Später senden"),
        "at.help": ("In the time zone {zone}.", "In der Zeitzone {zone}."),
        "text.help": (
            "Known values: {{{{contact.first_name}}}}, {{{{contact.last_name}}}}, {{{{contact.name}}}}, "
            "{{{{contact.email}}}}, {{{{sender.email}}}}, {{{{unsubscribe_link}}}}.",
            "Bekannte Werte: {{{{contact.first_name}}}}, {{{{contact.last_name}}}}, {{{{contact.name}}}}, "
            "{{{{contact.email}}}}, {{{{sender.email}}}}, {{{{unsubscribe_link}}}}.",
        ),
        "form.missing-token": (
            "A value is not known. Replace what stands in [[ ]], or add the value to the contact; nothing was sent.",
            "Eine Angabe fehlt. Ersetzen Sie, was in [[ ]] steht, oder ergänzen Sie den Kontakt; gesendet wurde "
            "nichts.",
        ),
        "form.subject-missing": ("Please enter a subject.", "Bitte geben Sie einen Betreff ein."),
        "form.meeting-incomplete": (
            "A meeting needs a title, a start and a length.",
            "Ein Termin braucht Titel, Beginn und Länge.",
        ),
        "form.name-missing": ("Please enter a name.", "Bitte geben Sie einen Namen ein."),
    }
)
