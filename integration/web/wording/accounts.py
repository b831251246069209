"""What pages say of inboxes and calendars."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "standing.GOOD": ("connected", "verbunden"),
        "standing.WAITS": ("server not reachable", "Server nicht erreichbar"),
        "standing.NEEDS_YOU": ("sign-in refused", "Anmeldung abgelehnt"),
        "standing.OFF": ("disconnected", "getrennt"),
        "server": ("Server", "Server"),
        "exchange": ("Version", "Version"),
        "sign-in": ("Sign-in", "Anmeldung"),
        "since": ("Connected since", "Verbunden seit"),
        "server-said": ("What happened last", "Zuletzt geschehen"),
        "tried-again": ("The next try is on {at}.", "Der nächste Versuch: {at}."),
        "user": ("User in the CRM", "Benutzer im CRM"),
        "users": ("Used by", "Benutzt von"),
        "users.leave": ("Stop using it", "Nicht mehr benutzen"),
        "users.leave.help": (
            "The others go on with it. What this user has scheduled is not sent.",
            "Die anderen benutzen es weiter. Was dieser Benutzer geplant hat, wird nicht gesendet.",
        ),
        "user.help.inbox": (
            "Who uses it in the CRM; empty: whoever has this email address. Several users may connect one inbox, each "
            "with its password.",
            "Wer es im CRM benutzt; leer: wer diese E-Mail-Adresse hat. Mehrere Benutzer können ein Postfach "
            "verbinden, jeder mit dessen Kennwort.",
        ),
        "user.help.calendar": (
            "Whose calendar it is; empty: whoever has this email address.",
            "Wessen Kalender es ist; leer: wer diese E-Mail-Adresse hat.",
        ),
        "log-rule": ("What is logged", "Was protokolliert wird"),
        "log-rule.replies": ("replies to mail from here", "Antworten auf E-Mail von hier"),
        "log-rule.all": ("all mail with known contacts", "alle E-Mail mit bekannten Kontakten"),
        "log-rule.help": (
            "All mail is also what you send and receive with Outlook. It holds from now on; unknown senders never "
            "become contacts.",
            "Alle E-Mail ist auch, was Sie mit Outlook senden und empfangen. Es gilt ab jetzt; unbekannte Absender "
            "werden nie zu Kontakten.",
        ),
        "log-attachments": ("Log names and sizes of attachments", "Namen und Größen von Anhängen protokollieren"),
        "never-log.own": ("Never log in this inbox", "In diesem Postfach nie protokollieren"),
        "never-log.own.help": (
            "Addresses or domains, one a line, beside the company's list.",
            "Adressen oder Domänen, eine je Zeile, neben der Liste der Firma.",
        ),
        "signature": ("Signature", "Signatur"),
        "signature.none": ("none", "keine"),
        "signature.help": (
            "Stands at the end of every mail of this inbox, those of sequences too.",
            "Steht am Ende jeder E-Mail dieses Postfachs, auch derer von Sequenzen.",
        ),
        "time-zone.sender": ("Time zone of this sender", "Zeitzone dieses Absenders"),
        "time-zone.sender.help": (
            "Sequences send follow-ups at this clock; it holds for whoever is enrolled from now on.",
            "Sequenzen senden nach dieser Uhr; sie gilt für alle, die ab jetzt aufgenommen werden.",
        ),
        "accounts.disconnect": ("Disconnect", "Trennen"),
        "accounts.remove": ("Remove", "Entfernen"),
        "accounts.reconnect": ("Connect again", "Neu verbinden"),
        "inbox.connect": ("Connect inbox", "Postfach verbinden"),
        "inbox.about": (
            "Mail leaves through your own Exchange server under your address, and replies are logged.",
            "E-Mail geht über den eigenen Exchange-Server unter Ihrer Adresse hinaus, Antworten werden protokolliert.",
        ),
        "inbox.none": ("No inbox is connected yet.", "Noch ist kein Postfach verbunden."),
        "password.new": ("New password", "Neues Kennwort"),
        "password.new.help": (
            "When it has changed in Exchange. It is tried at once, and nothing is interrupted.",
            "Wenn es sich in Exchange geändert hat. Es wird sofort ausprobiert, und nichts wird unterbrochen.",
        ),
        "inbox.expect": ("What to expect", "Was Sie erwartet"),
        "inbox.expect.1": (
            "Mail that you send from here leaves through your own Exchange server, and its copy stays there.",
            "E-Mail, die Sie hier senden, geht über Ihren eigenen Exchange-Server hinaus, und dort bleibt eine Kopie.",
        ),
        "inbox.expect.2": (
            "Replies to it are logged on the timeline of the contact. Other mail is not stored, and its text is not "
            "read, unless you choose to log all mail with known contacts.",
            "Antworten darauf werden auf der Zeitleiste des Kontakts protokolliert. Andere E-Mail wird nicht "
            "gespeichert, und ihr Text nicht gelesen, es sei denn, Sie lassen alle E-Mail mit bekannten Kontakten "
            "protokollieren.",
        ),
        "inbox.expect.3": (
            "Your password is kept encrypted, with a key that is not in the database.",
            "Ihr Kennwort wird verschlüsselt aufbewahrt, mit einem Schlüssel, der nicht in der Datenbank liegt.",
        ),
        "inbox.expect.4": (
            "You can disconnect at any time; what was logged stays.",
            "Sie können jederzeit trennen; was protokolliert ist, bleibt.",
        ),
        "expect.privacy": ("How your firm treats mail", "Wie Ihre Firma mit E-Mail umgeht"),
        "expect.need": (
            "You need: your email address, your password (an app password with two-factor sign-in), and Exchange 2010 "
            "SP2 or later. Mostly the server is found by itself.",
            "Sie brauchen: Ihre E-Mail-Adresse, Ihr Kennwort (bei Zwei-Faktor-Anmeldung ein App-Kennwort) und "
            "Exchange 2010 SP2 oder neuer. Der Server wird meist von selbst gefunden.",
        ),
        "inbox.disconnect.question": ("Disconnect {of}?", "{of} trennen?"),
        "inbox.disconnect.follows": (
            "New replies are not logged any more, scheduled mails fail, and sequences of this inbox pause. What was "
            "logged stays. You can connect it again.",
            "Neue Antworten werden nicht mehr protokolliert, geplante E-Mails scheitern, und Sequenzen dieses "
            "Postfachs ruhen. Was protokolliert ist, bleibt. Sie können es wieder verbinden.",
        ),
        "inbox.remove.question": ("Remove {of}?", "{of} entfernen?"),
        "inbox.remove.follows": (
            "The inbox and its password are forgotten, and its sequences end. What was logged stays.",
            "Das Postfach und sein Kennwort werden vergessen, und seine Sequenzen enden. Was protokolliert ist, "
            "bleibt.",
        ),
        "calendar.connect": ("Connect calendar", "Kalender verbinden"),
        "calendar.about": (
            "Meeting links offer the times that are free in it, and write what is booked into it.",
            "Terminlinks bieten an, was darin frei ist, und tragen ein, was gebucht wird.",
        ),
        "calendar.none": (
            "No calendar is connected yet: meeting links take requests only.",
            "Noch ist kein Kalender verbunden: Terminlinks nehmen nur Anfragen entgegen.",
        ),
        "calendar.expect": ("What to expect", "Was Sie erwartet"),
        "calendar.expect.1": (
            "Of your entries only the times are read, never what they are about.",
            "Von Ihren Einträgen werden nur die Zeiten gelesen, nie ihr Inhalt.",
        ),
        "calendar.expect.2": (
            "What a visitor books is written into your primary calendar, and Exchange sends the invitation.",
            "Was Besucher buchen, wird in Ihren Hauptkalender eingetragen, und Exchange verschickt die Einladung.",
        ),
        "calendar.expect.3": (
            "Change or cancel a booked meeting in Exchange; it tells everybody. Calendars are not synchronised both "
            "ways.",
            "Gebuchte Termine ändern oder sagen Sie in Exchange ab; das erfahren alle. Kalender werden nicht in beide "
            "Richtungen abgeglichen.",
        ),
        "calendar.expect.4": (
            "One calendar a user. It is a connection of its own, beside that of your inbox.",
            "Ein Kalender je Benutzer. Er ist eine eigene Verbindung neben der Ihres Postfachs.",
        ),
        "calendar.disconnect.question": ("Disconnect the calendar of {of}?", "Kalender von {of} trennen?"),
        "calendar.disconnect.follows": (
            "Meeting links go on, but take requests only: nothing is checked against the calendar or written into it.",
            "Terminlinks laufen weiter, nehmen aber nur Anfragen entgegen: Nichts wird mit dem Kalender abgeglichen "
            "oder eingetragen.",
        ),
        "calendar.remove.question": ("Remove the calendar of {of}?", "Kalender von {of} entfernen?"),
        "calendar.remove.follows": (
            "The connection and its password are forgotten. Nothing changes in Exchange.",
            "Die Verbindung und ihr Kennwort werden vergessen. In Exchange ändert sich nichts.",
        ),
        "address.help": ("The address of your Exchange mailbox.", "Die Adresse Ihres Exchange-Postfachs."),
        "password": ("Password", "Kennwort"),
        "password.help": (
            "With two-factor sign-in: an app password.",
            "Bei Zwei-Faktor-Anmeldung: ein App-Kennwort.",
        ),
        "more.help": (
            "Try without them first; your IT department knows them.",
            "Versuchen Sie es zuerst ohne; Ihre IT-Abteilung kennt sie.",
        ),
        "user-name": ("User name", "Benutzername"),
        "user-name.help": ("If it is not the email address.", "Falls es nicht die E-Mail-Adresse ist."),
        "url": ("Exchange URL", "Exchange-URL"),
        "url.help": ("Mostly found by itself.", "Wird meist selbst gefunden."),
        "version": ("Exchange version", "Exchange-Version"),
        "version.help": ("If you know it; the server is asked.", "Falls bekannt; der Server wird gefragt."),
        "purpose.inbox": ("This inbox is used", "Dieses Postfach nutzt"),
        "purpose.calendar": ("The mailbox of this calendar is used", "Das Postfach dieses Kalenders nutzt"),
        "purpose.personal": ("by one person", "eine Person"),
        "purpose.team": ("by a team", "ein Team"),
        "check": ("Only check", "Nur prüfen"),
        "check.good": (
            "It works: {version} at {url}. Nothing was stored.",
            "Es geht: {version} unter {url}. Nichts wurde gespeichert.",
        ),
    }
)
