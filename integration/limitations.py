"""Every documented limitation of the integration, as data; ``docs`` and pages are made from it."""

from __future__ import annotations

from typing import Final

from integration.model.limitation import Limitation, LimitationKind, Place

_ENFORCED, _NOT_OFFERED, _EXPLAINED = LimitationKind.ENFORCED, LimitationKind.NOT_OFFERED, LimitationKind.EXPLAINED

# Titles of pages at knowledge.hubspot.com, unless another place is named.
_INTEGRATION = "How the Exchange integration for email and calendar works"
_CONNECT = "Connect your Exchange account to HubSpot"
_TROUBLE = "Troubleshoot errors when connecting an inbox with Exchange"
_DOMAIN = "Set up IMAP or Exchange settings"
_FAQ = "Connected inboxes FAQ"
_CALENDAR = "Connect your calendar to HubSpot"
_LIMITS = "Sending limits for connected email accounts"
_CUSTOM_LIMITS = "Set sending limits for connected email accounts"
_LOGGING = "Understand reply-only email logging rules"
_NEVER_LOG = "Exclude recipients from CRM email logging"
_SEQUENCES = "Create and edit sequences"
_GROUP_PAGES = "Understand group and round robin meeting availability"

LIMITATIONS: Final[tuple[Limitation, ...]] = (
    Limitation(
        "L1",
        "Only on-premises servers from Exchange 2010 SP2 on can be connected.",
        "Nur eigene Server ab Exchange 2010 SP2 lassen sich verbinden.",
        _INTEGRATION,
        _ENFORCED,
        Place.CONNECT_INBOX,
        (
            "Update the server to Exchange 2010 SP2 or later.",
            "Aktualisieren Sie den Server auf Exchange 2010 SP2 oder neuer.",
        ),
    ),
    Limitation(
        "L2",
        "Exchange Online mailboxes have to be connected with the Office 365 integration.",
        "Postfächer in Exchange Online müssen mit der Office-365-Integration verbunden werden.",
        _INTEGRATION,
        _ENFORCED,
        Place.CONNECT_INBOX,
        (
            "Use the Office 365 integration.",
            "Nutzen Sie die Office-365-Integration.",
        ),
    ),
    Limitation(
        "L3",
        "Only personal mailboxes can be connected; team email has to use hosted email.",
        "Nur persönliche Postfächer lassen sich verbinden; Team-E-Mail muss die gehostete E-Mail nutzen.",
        _INTEGRATION,
        _ENFORCED,
        Place.CONNECT_INBOX,
        (
            "Connect team email as hosted email.",
            "Verbinden Sie Team-E-Mail als gehostete E-Mail.",
        ),
    ),
    Limitation(
        "L4",
        "Whoever booked a meeting cannot cancel or reschedule it when the calendar is connected with Exchange.",
        "Gebuchte Termine lassen sich nicht absagen oder verlegen, wenn der Kalender mit Exchange verbunden ist.",
        _INTEGRATION,
        _NOT_OFFERED,
        Place.MEETINGS,
        (
            "Change or cancel the meeting in the Exchange calendar, which tells the attendees.",
            "Ändern Sie den Termin im Exchange-Kalender oder sagen Sie ihn dort ab; das erfahren die Teilnehmer.",
        ),
    ),
    Limitation(
        "L5",
        "Calendars are not synchronised both ways.",
        "Kalender werden nicht in beide Richtungen abgeglichen.",
        _INTEGRATION,
        _NOT_OFFERED,
        Place.MEETINGS,
        (
            "Bookings through meeting links are written to Exchange, and its free times are read.",
            "Buchungen über Terminlinks werden in Exchange eingetragen, und freie Zeiten werden von dort gelesen.",
        ),
    ),
    Limitation(
        "L6",
        "Meetings made on a CRM record are not added to the Exchange calendar.",
        "Im CRM-Datensatz angelegte Termine werden nicht in den Exchange-Kalender eingetragen.",
        _INTEGRATION,
        _NOT_OFFERED,
        Place.MEETINGS,
        (
            "Enter it in Exchange too, or let the contact book through a meeting link.",
            "Tragen Sie ihn auch in Exchange ein, oder lassen Sie den Kontakt über einen Terminlink buchen.",
        ),
    ),
    Limitation(
        "L7",
        "Meetings made in the Exchange calendar do not become CRM events.",
        "Im Exchange-Kalender angelegte Termine werden nicht zu Terminen im CRM.",
        _INTEGRATION,
        _NOT_OFFERED,
        Place.MEETINGS,
        (
            "Enter it on the record of the contact too.",
            "Tragen Sie ihn auch im Datensatz des Kontakts ein.",
        ),
    ),
    Limitation(
        "L8",
        "Clickable times cannot be inserted into mails.",
        "In E-Mails lassen sich keine anklickbaren Zeiten einfügen.",
        _INTEGRATION,
        _NOT_OFFERED,
        Place.MEETINGS,
        (
            "Insert a meeting link instead.",
            "Fügen Sie stattdessen einen Terminlink ein.",
        ),
    ),
    Limitation(
        "L9",
        "A mail domain has either IMAP or Exchange settings, never both.",
        "Eine Mail-Domäne hat entweder IMAP- oder Exchange-Einstellungen, nie beide.",
        _DOMAIN,
        _ENFORCED,
        Place.CONNECT_INBOX,
        (
            "Remove the settings that the domain has before you enter others.",
            "Entfernen Sie die Einstellungen der Domäne, bevor Sie andere eintragen.",
        ),
    ),
    Limitation(
        "L10",
        "A mailbox with two-factor sign-in needs an app password; no other sign-in is offered.",
        "Ein Postfach mit Zwei-Faktor-Anmeldung braucht ein App-Kennwort; eine andere Anmeldung gibt es nicht.",
        _CONNECT,
        _NOT_OFFERED,
        Place.CONNECT_INBOX,
        (
            "Make an app password and enter it in place of the password.",
            "Legen Sie ein App-Kennwort an und geben Sie es anstelle des Kennworts ein.",
        ),
    ),
    Limitation(
        "L11",
        "The Exchange URL has to be that of Exchange Web Services; addresses of Outlook Web App are refused.",
        "Die Exchange-URL muss die der Exchange-Webdienste sein; Adressen von Outlook Web App werden abgelehnt.",
        _TROUBLE,
        _ENFORCED,
        Place.CONNECT_INBOX,
        (
            "Enter the URL of the Web Services; it ends in /ews/exchange.asmx.",
            "Geben Sie die URL der Webdienste ein; sie endet auf /ews/exchange.asmx.",
        ),
    ),
    Limitation(
        "L12",
        "Servers older than Exchange 2010 SP2 are refused with an error of their own.",
        "Server, die älter sind als Exchange 2010 SP2, werden mit einer eigenen Meldung abgelehnt.",
        _TROUBLE,
        _ENFORCED,
        Place.CONNECT_INBOX,
    ),
    Limitation(
        "L13",
        "That mail sent from the CRM shows in the Sent folder is promised for Google and Office 365 only.",
        "Dass aus dem CRM Gesendetes im Ordner „Gesendete Elemente“ erscheint, ist nur für Google und Office 365 "
        "zugesagt.",
        _FAQ,
        _EXPLAINED,
        Place.SENDING,
    ),
    Limitation(
        "L14",
        "Bookings go to the primary calendar; calendar sync, task sync and more calendars are not offered.",
        "Buchungen gehen in den Hauptkalender; Kalender- und Aufgabenabgleich und weitere Kalender gibt es nicht.",
        "Customize connected calendar and meeting scheduling page settings",
        _NOT_OFFERED,
        Place.CONNECT_CALENDAR,
        (
            "Keep in the primary calendar what is to block your time.",
            "Führen Sie im Hauptkalender, was Ihre Zeit blockieren soll.",
        ),
    ),
    Limitation(
        "L15",
        "A user can connect one calendar.",
        "Ein Benutzer kann einen Kalender verbinden.",
        _CALENDAR,
        _ENFORCED,
        Place.CONNECT_CALENDAR,
        (
            "Disconnect the first one before you connect another.",
            "Trennen Sie den ersten, bevor Sie einen anderen verbinden.",
        ),
    ),
    Limitation(
        "L16",
        "The calendar of a mailbox that is used as a team inbox cannot be connected.",
        "Der Kalender eines Postfachs, das als Team-Postfach dient, lässt sich nicht verbinden.",
        _CALENDAR,
        _ENFORCED,
        Place.CONNECT_CALENDAR,
        (
            "Connect the calendar of a personal mailbox.",
            "Verbinden Sie den Kalender eines persönlichen Postfachs.",
        ),
    ),
    Limitation(
        "L17",
        "A mailbox sends at most 1,000 mails in any 24 hours, and what its server allows.",
        "Ein Postfach sendet höchstens 1.000 E-Mails in 24 Stunden, und nur, was sein Server zulässt.",
        _LIMITS,
        _ENFORCED,
        Place.SENDING,
        (
            "Send the rest after 24 hours, or from another mailbox.",
            "Senden Sie den Rest nach 24 Stunden oder aus einem anderen Postfach.",
        ),
    ),
    Limitation(
        "L18",
        "A mailbox sends at most 10 mails a minute; bulk enrolments 3 a minute.",
        "Ein Postfach sendet höchstens 10 E-Mails in der Minute; bei Massenaufnahme in Sequenzen 3.",
        _CUSTOM_LIMITS,
        _ENFORCED,
        Place.SENDING,
        (
            "Mail beyond that leaves in the minutes that follow.",
            "Was darüber hinausgeht, geht in den Minuten danach hinaus.",
        ),
    ),
    Limitation(
        "L19",
        "A reply is logged only with the subject of the original, and only if the inbox was connected when it came.",
        "Eine Antwort wird nur mit dem Betreff der ursprünglichen E-Mail protokolliert, und nur, wenn das Postfach bei "
        "ihrem Eingang verbunden war.",
        _LOGGING,
        _ENFORCED,
        Place.REPLIES,
        (
            "Ask the contact to answer the mail itself.",
            "Bitten Sie den Kontakt, auf die E-Mail selbst zu antworten.",
        ),
    ),
    Limitation(
        "L20",
        "Attachments are logged up to 20 MB in all; scanners on the way may withhold them.",
        "Anhänge werden bis zu 20 MB insgesamt protokolliert; Virenprüfer unterwegs können sie zurückhalten.",
        _LOGGING,
        _EXPLAINED,
        Place.REPLIES,
    ),
    Limitation(
        "L21",
        "Without a connected calendar bookings are requests only, and in round robin the user counts as free.",
        "Ohne verbundenen Kalender sind Buchungen nur Anfragen, und im Rotationsverfahren gilt der Benutzer als frei.",
        _GROUP_PAGES,
        _EXPLAINED,
        Place.AVAILABILITY,
    ),
    Limitation(
        "L22",
        "The never-log list does not cover team email and other integrations, nor recipients who are not on it.",
        "Die Ausschlussliste gilt nicht für Team-E-Mail und andere Integrationen, und nicht für Empfänger, die nicht "
        "darauf stehen.",
        _NEVER_LOG,
        _EXPLAINED,
        Place.REPLIES,
    ),
    Limitation(
        "L23",
        "Meetings cannot be rescheduled through the public interface.",
        "Über die öffentliche Schnittstelle lassen sich Termine nicht verlegen.",
        "Meetings API guide (developers.hubspot.com)",
        _NOT_OFFERED,
        Place.MEETINGS,
        (
            "Change the meeting in the Exchange calendar.",
            "Ändern Sie den Termin im Exchange-Kalender.",
        ),
    ),
    Limitation(
        "L24",
        "Domains that are partly on premises and partly in the cloud fail with the Office 365 integration.",
        "Domänen, die teils auf eigenen Servern und teils in der Cloud liegen, scheitern mit der "
        "Office-365-Integration.",
        "Troubleshoot inbox and calendar connection errors",
        _EXPLAINED,
        Place.CONNECT_INBOX,
    ),
    Limitation(
        "L25",
        "Sequences need a paid seat although the integration is free.",
        "Sequenzen erfordern einen bezahlten Platz, obwohl die Integration kostenlos ist.",
        _SEQUENCES,
        _ENFORCED,
        Place.SEQUENCES,
        (
            "Ask an administrator for a paid seat.",
            "Bitten Sie einen Administrator um einen bezahlten Platz.",
        ),
    ),
    Limitation(
        "L26",
        "There is no service account and no bulk connection; every user enters a password.",
        "Es gibt kein Dienstkonto und keine Sammelverbindung; jeder Benutzer gibt ein Kennwort ein.",
        _CONNECT,
        _NOT_OFFERED,
        Place.CONNECT_INBOX,
        (
            "Let every user connect with a password of their own.",
            "Lassen Sie jeden Benutzer mit eigenem Kennwort verbinden.",
        ),
    ),
    # From here on ours: what follows from how the integration works, told because nobody could know it otherwise.
    Limitation(
        "I1",
        "Replies that lie in Junk Email, or were deleted for good before they were read, are not logged.",
        "Antworten, die in „Junk-E-Mail“ liegen oder endgültig gelöscht wurden, bevor sie gelesen waren, werden nicht "
        "protokolliert.",
        "docs/decisions/0251-folder-by-folder.md",
        _EXPLAINED,
        Place.REPLIES,
    ),
    Limitation(
        "I2",
        "Of attachments to replies, names and sizes are logged, not the content.",
        "Von Anhängen an Antworten werden Namen und Größen protokolliert, nicht der Inhalt.",
        "docs/decisions/0205-reading-replies.md",
        _EXPLAINED,
        Place.REPLIES,
    ),
)
