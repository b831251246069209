# language: de
Funktionalität: Fehler mit Absicht
  Was immer Exchange mit einer Anfrage anstellt: Jede E-Mail geht einmal hinaus, jede Antwort wird einmal protokolliert.

  Grundlage:
    Angenommen Anna verbindet das Postfach

  Szenario: Auf eine langsame Antwort wird gewartet
    Angenommen Exchange braucht 40 Sekunden für die Antwort auf die nächste Anfrage SendItem
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und eine Stunde vergeht
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten
    Und die Zeitleiste von Diana zeigt die E-Mail „Angebot“ als gesendet

  Szenario: Eine Antwort, auf die niemand warten kann, macht aus einer E-Mail nicht zwei
    Angenommen Exchange braucht 10 Minuten für die Antwort auf die nächste Anfrage SendItem
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und eine Stunde vergeht
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten
    Und die Zeitleiste von Diana zeigt die E-Mail „Angebot“ als gesendet

  Szenario: Was übergeben wird, nachdem das CRM aufgegeben hat, wird nicht noch einmal gesendet
    Angenommen Exchange führt die nächste Anfrage SendItem erst nach 10 Minuten aus
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und 2 Stunden vergehen
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten
    Und die Zeitleiste von Diana zeigt die E-Mail „Angebot“ als gesendet

  Szenario: Ein Entwurf, der gespeichert wird, nachdem das CRM aufgegeben hat, wird keine zweite E-Mail
    Angenommen Exchange führt die nächste Anfrage CreateItem erst nach 10 Minuten aus
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und 2 Stunden vergehen
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten
    Und der Ordner Entwürfe von Anna ist leer

  Szenario: Was Exchange einmal ablehnt, geht später hinaus
    Angenommen Exchange lehnt Teil 1 der nächsten Anfrage SendItem mit ErrorMailboxStoreUnavailable ab
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und eine Stunde vergeht
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten

  Szenario: Ohne TLS geht nichts hinaus und nichts verloren
    Angenommen kein TLS-Handschlag mit Exchange gelingt
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und 3 Stunden vergehen
    Dann Diana hat die E-Mail „Angebot“ nicht erhalten
    Und das Postfach von Anna ist verbunden
    Wenn Exchange läuft wieder
    Und eine Stunde vergeht
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten

  Szenario: Auf ein Postfach, das verschoben wird, wird gewartet
    Angenommen ein Mailprogramm von Anna horcht auf neue E-Mails
    Und Anna sendet Diana die E-Mail „Angebot“
    Und das Postfach von Anna wird gerade verschoben
    Wenn Diana antwortet auf „Angebot“ mit „Wir nehmen es.“
    Und 2 Stunden vergehen
    Dann das Postfach von Anna ist verbunden
    Wenn Exchange läuft wieder
    Und eine Stunde vergeht
    Dann die Zeitleiste von Diana zeigt die Antwort „Wir nehmen es.“ genau einmal
    Und dem Mailprogramm von Anna werden Neuigkeiten mit ErrorSubscriptionNotFound verweigert

  Szenario: Vergisst Exchange die Synchronisationsstände, wird nichts zum zweiten Mal protokolliert
    Angenommen Anna sendet Diana die E-Mail „Angebot“
    Und Diana antwortet auf „Angebot“ mit „Wir nehmen es.“
    Und 5 Minuten vergehen
    Wenn Exchange vergisst die Synchronisationsstände von Anna
    Und Diana antwortet auf „Angebot“ mit „Wann liefern Sie?“
    Und eine Stunde vergeht
    Dann Exchange hat eine Anfrage mit ErrorInvalidSyncStateData abgelehnt
    Und die Zeitleiste von Diana zeigt die E-Mail „Angebot“ als gesendet
    Und die Zeitleiste von Diana zeigt die Antwort „Wir nehmen es.“ genau einmal
    Und die Zeitleiste von Diana zeigt die Antwort „Wann liefern Sie?“ genau einmal

  Szenario: Scheitert eine halbe Stunde lang jede dritte Anfrage, geschieht trotzdem alles einmal
    Angenommen Anna sendet Diana die E-Mail „Angebot“
    Und Diana antwortet auf „Angebot“ mit „Wir nehmen es.“
    Und 33 Prozent aller Anfragen scheitern mit ErrorInternalServerTransientError
    Wenn Anna sendet Emil die E-Mail „Nachfrage“
    Und 30 Minuten vergehen
    Und Exchange läuft wieder
    Und eine Stunde vergeht
    Dann Emil hat die E-Mail „Nachfrage“ genau einmal erhalten
    Und die Zeitleiste von Diana zeigt die Antwort „Wir nehmen es.“ genau einmal
