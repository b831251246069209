# language: de
Funktionalität: Ereignisse
  Was Exchange einem Mailprogramm nicht, zu spät oder zweimal meldet, steht trotzdem einmal in der Zeitleiste.

  Grundlage:
    Angenommen Anna verbindet das Postfach
    Und ein Mailprogramm von Anna horcht auf neue E-Mails
    Und Anna sendet Diana die E-Mail „Angebot“

  Szenario: Ein Ereignis geht verloren
    Angenommen das nächste Ereignis für Anna geht verloren
    Wenn Diana antwortet auf „Angebot“ mit „Wir nehmen es.“
    Dann das Mailprogramm von Anna erfährt von 0 neuen E-Mails
    Wenn 5 Minuten vergehen
    Dann die Zeitleiste von Diana zeigt die Antwort „Wir nehmen es.“ genau einmal

  Szenario: Ein Ereignis kommt zu spät
    Angenommen das nächste Ereignis für Anna kommt eine Stunde zu spät
    Wenn Diana antwortet auf „Angebot“ mit „Wir nehmen es.“
    Dann das Mailprogramm von Anna erfährt von 0 neuen E-Mails
    Wenn eine Stunde vergeht
    Dann das Mailprogramm von Anna erfährt von 1 neuen E-Mails
    Und die Zeitleiste von Diana zeigt die Antwort „Wir nehmen es.“ genau einmal

  Szenario: Ein Ereignis kommt zweimal
    Angenommen das nächste Ereignis für Anna kommt zweimal
    Wenn Diana antwortet auf „Angebot“ mit „Wir nehmen es.“
    Dann das Mailprogramm von Anna erfährt von 2 neuen E-Mails
    Wenn 5 Minuten vergehen
    Dann die Zeitleiste von Diana zeigt die Antwort „Wir nehmen es.“ genau einmal
