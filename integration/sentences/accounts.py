"""Why an inbox or a calendar cannot be connected, and how one fares that is."""

from __future__ import annotations

from typing import Final

from integration.sentences.sentence import Sentence

REFUSALS: Final[tuple[Sentence, ...]] = (
    Sentence(
        "refused.no-personal-email",
        "{address} has no access to personal email, so no mailbox was connected. Ask your administrator for the "
        "permission “personal email access”.",
        "{address} hat keinen Zugang zu persönlichen E-Mails, deshalb wurde kein Postfach verbunden. Bitten Sie Ihren "
        "Administrator um die Berechtigung „Zugang zu persönlichen E-Mails“.",
    ),
    Sentence(
        "refused.view-only-seat",
        "{address} has a view-only seat, which connects no mailbox. Ask your administrator for a core, sales or "
        "service seat.",
        "{address} hat einen Platz nur zum Ansehen, mit dem sich kein Postfach verbinden lässt. Bitten Sie Ihren "
        "Administrator um einen Kern-, Vertriebs- oder Serviceplatz.",
    ),
    Sentence(
        "refused.wrong-password",
        "Exchange did not accept the user name or password for {address}. Check both. If your user name is not your "
        "email address, enter it too; with two-factor sign-in you need an app password.",
        "Exchange hat Benutzername oder Kennwort für {address} nicht angenommen. Prüfen Sie beides. Ist Ihr "
        "Benutzername nicht Ihre E-Mail-Adresse, geben Sie auch ihn an; bei Zwei-Faktor-Anmeldung brauchen Sie ein "
        "App-Kennwort.",
    ),
    Sentence(
        "refused.wrong-password-or-proxy",
        "Exchange did not accept the user name or password for {address}. Check both. If they are right, ask your IT "
        "department whether a proxy or load balancer in front of Exchange shares connections among users: that breaks "
        "NTLM, the only sign-in on offer, and looks the same.",
        "Exchange hat Benutzername oder Kennwort für {address} nicht angenommen. Prüfen Sie beides. Stimmt es, fragen "
        "Sie Ihre IT-Abteilung, ob ein Proxy oder Lastverteiler vor Exchange Verbindungen mehrerer Benutzer teilt: Das "
        "bricht NTLM, die einzige angebotene Anmeldung, und sieht genauso aus.",
    ),
    Sentence(
        "refused.sign-in-broken",
        "The sign-in at {url} is broken on its way; your password was not judged. Ask your IT department: NTLM signs "
        "in a connection, so proxies and load balancers in front of Exchange must keep one connection to the server "
        "for each of the client's, and leave it open. Or have Basic sign-in switched on for EWS and Autodiscover.",
        "Die Anmeldung bei {url} wird unterwegs zerstört; Ihr Kennwort wurde nicht beurteilt. Bitten Sie Ihre "
        "IT-Abteilung: NTLM meldet eine Verbindung an, also müssen Proxys und Lastverteiler vor Exchange zu jeder "
        "Verbindung des Clients eine eigene zum Server halten und offen lassen. Oder lassen Sie für EWS und "
        "Autodiscover die Standardanmeldung (Basic) einschalten.",
    ),
    Sentence(
        "refused.unreachable-url",
        "No server can be reached at {url}. Check the Exchange URL; it looks like "
        "https://mail.example.com/ews/exchange.asmx.",
        "Unter {url} ist kein Server zu erreichen. Prüfen Sie die Exchange-URL; sie sieht aus wie "
        "https://mail.example.com/ews/exchange.asmx.",
    ),
    Sentence(
        "refused.owa-url",
        "{url} belongs to Outlook Web App, not to Exchange Web Services. Take the host name from it and enter "
        "https://that-host/ews/exchange.asmx.",
        "{url} gehört zu Outlook Web App, nicht zu den Exchange-Webdiensten. Nehmen Sie den Servernamen daraus und "
        "geben Sie https://dieser-server/ews/exchange.asmx ein.",
    ),
    Sentence(
        "refused.invalid-url",
        "{url} is not an Exchange URL. It looks like https://mail.example.com/ews/exchange.asmx.",
        "{url} ist keine Exchange-URL. Sie sieht aus wie https://mail.example.com/ews/exchange.asmx.",
    ),
    Sentence(
        "refused.version-too-old",
        "The server runs an Exchange version that is too old ({build}). Exchange 2010 SP2 or later is needed.",
        "Auf dem Server läuft eine zu alte Exchange-Version ({build}). Nötig ist Exchange 2010 SP2 oder neuer.",
    ),
    Sentence(
        "refused.exchange-online",
        "The mailbox {address} is in Exchange Online. Please connect it with the Office 365 integration.",
        "Das Postfach {address} liegt in Exchange Online. Bitte verbinden Sie es mit der Office-365-Integration.",
    ),
    Sentence(
        "refused.shared-mailbox",
        "{address} is a shared or team mailbox. Only personal mailboxes can be connected with Exchange; please use "
        "hosted email for team email.",
        "{address} ist ein gemeinsames oder Team-Postfach. Mit Exchange lassen sich nur persönliche Postfächer "
        "verbinden; bitte nutzen Sie für Team-E-Mail die gehostete E-Mail.",
    ),
    Sentence(
        "refused.mailbox-not-found",
        "The server knows no mailbox with the address {address}.",
        "Der Server kennt kein Postfach mit der Adresse {address}.",
    ),
    Sentence(
        "refused.autodiscover-failed",
        "The Exchange server of {address} could not be found by itself. Please enter the Exchange URL.",
        "Der Exchange-Server von {address} ließ sich nicht von selbst finden. Bitte geben Sie die Exchange-URL an.",
    ),
    Sentence(
        "refused.server-unavailable",
        "The Exchange server does not answer properly at the moment. Your password was not judged; try again later.",
        "Der Exchange-Server antwortet gerade nicht richtig. Ihr Kennwort wurde nicht beurteilt; versuchen Sie es "
        "später noch einmal.",
    ),
    Sentence(
        "refused.untrusted-certificate",
        "The certificate of {url} is not trusted, so no password was sent. Ask your IT department to install a valid "
        "certificate.",
        "Dem Zertifikat von {url} wird nicht vertraut, deshalb wurde kein Kennwort gesendet. Bitten Sie Ihre "
        "IT-Abteilung, ein gültiges Zertifikat einzurichten.",
    ),
    Sentence(
        "refused.no-secure-connection",
        "No secure connection to {url} came about, so no password was sent. The server may speak old versions of TLS "
        "only; ask your IT department to switch TLS 1.2 on.",
        "Eine sichere Verbindung zu {url} kam nicht zustande, deshalb wurde kein Kennwort gesendet. Vielleicht spricht "
        "der Server nur alte TLS-Versionen; bitten Sie Ihre IT-Abteilung, TLS 1.2 einzuschalten.",
    ),
    Sentence(
        "refused.sign-in-method",
        "The server at {url} offers neither NTLM nor Basic sign-in, which the integration needs.",
        "Der Server unter {url} bietet weder NTLM- noch Standardanmeldung (Basic) an; eine davon wird gebraucht.",
    ),
    Sentence(
        "refused.ews-disabled",
        "The server does not allow Exchange Web Services for {address}. Ask your IT department to switch them on.",
        "Der Server erlaubt {address} die Exchange-Webdienste nicht. Bitten Sie Ihre IT-Abteilung, sie einzuschalten.",
    ),
    Sentence(
        "refused.address-not-allowed",
        "{url} leads into a network that connections are not allowed to.",
        "{url} führt in ein Netz, zu dem keine Verbindungen erlaubt sind.",
    ),
    Sentence(
        "refused.no-static-addresses",
        "No static addresses are set up. Whoever runs the integration sets EXCHANGE_INTEGRATION_STATIC_ADDRESSES or "
        "EXCHANGE_INTEGRATION_STATIC_PROXY.",
        "Es sind keine festen Adressen eingerichtet. Wer die Integration betreibt, setzt "
        "EXCHANGE_INTEGRATION_STATIC_ADDRESSES oder EXCHANGE_INTEGRATION_STATIC_PROXY.",
    ),
    Sentence(
        "refused.invalid-address",
        "“{address}” is not an email address.",
        "„{address}“ ist keine E-Mail-Adresse.",
    ),
    Sentence(
        "refused.invalid-domain",
        "“{detail}” is no domain that email addresses end in, like example.com.",
        "„{detail}“ ist keine Domain, auf die E-Mail-Adressen enden, wie example.com.",
    ),
    Sentence(
        "refused.password-missing",
        "Please enter the password of {address}.",
        "Bitte geben Sie das Kennwort von {address} ein.",
    ),
    Sentence(
        "refused.already-connected",
        "The mailbox {address} is already connected.",
        "Das Postfach {address} ist bereits verbunden.",
    ),
    Sentence(
        "refused.calendar-already-connected",
        "The calendar of {address} is already connected.",
        "Der Kalender von {address} ist bereits verbunden.",
    ),
    Sentence(
        "refused.second-calendar",
        "A user can connect one calendar, and {address} is connected. Disconnect it first.",
        "Ein Benutzer kann einen Kalender verbinden, und {address} ist verbunden. Trennen Sie ihn zuerst.",
    ),
    Sentence(
        "refused.calendar-of-team-mailbox",
        "{address} is a shared or team mailbox, whose calendar cannot be connected. Please connect the calendar of a "
        "personal mailbox.",
        "{address} ist ein gemeinsames oder Team-Postfach, dessen Kalender sich nicht verbinden lässt. Bitte verbinden "
        "Sie den Kalender eines persönlichen Postfachs.",
    ),
)

ACCOUNT: Final[tuple[Sentence, ...]] = (
    Sentence(
        "account.sign-in-needed",
        "Exchange has refused the sign-in of {address} several times. The inbox is disconnected; please connect it "
        "again with the current password.",
        "Exchange hat die Anmeldung von {address} mehrmals abgelehnt. Das Postfach ist getrennt; bitte verbinden Sie "
        "es mit dem aktuellen Kennwort neu.",
    ),
    Sentence(
        "account.sign-in-broken",
        "A proxy or load balancer in front of Exchange breaks the NTLM sign-in of {address}. Your password is not in "
        "doubt and nothing is lost; it is tried again by itself. Ask your IT department to keep one open connection to "
        "the server for each of the client's, or to switch Basic sign-in on for EWS.",
        "Ein Proxy oder Lastverteiler vor Exchange zerstört die NTLM-Anmeldung von {address}. Ihr Kennwort steht nicht "
        "in Frage, und nichts geht verloren; es wird von selbst wieder versucht. Bitten Sie Ihre IT-Abteilung, zu "
        "jeder Verbindung des Clients eine eigene offene zum Server zu halten, oder für EWS die Standardanmeldung "
        "(Basic) einzuschalten.",
    ),
    Sentence(
        "account.no-key",
        "The encryption key that the integration runs with does not open the password of {address}. Nothing is lost; "
        "it goes on when EXCHANGE_INTEGRATION_ENCRYPTION_KEY names the key that sealed it, or when the account is "
        "connected again.",
        "Der Schlüssel, mit dem die Integration läuft, öffnet das Kennwort von {address} nicht. Nichts geht verloren; "
        "es geht weiter, sobald EXCHANGE_INTEGRATION_ENCRYPTION_KEY den Schlüssel nennt, der es versiegelt hat, oder "
        "das Konto neu verbunden ist.",
    ),
    Sentence(
        "account.outage",
        "The Exchange server of {address} cannot be reached properly. Nothing is lost; it is tried again by itself.",
        "Der Exchange-Server von {address} ist nicht richtig zu erreichen. Nichts geht verloren; es wird von selbst "
        "wieder versucht.",
    ),
)
