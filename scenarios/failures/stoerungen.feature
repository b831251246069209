# language: de
Funktionalität: Störungen
  Was Exchange jetzt nicht kann, geschieht später, und niemand wird nach einem Kennwort gefragt.

  Grundlage:
    Angenommen Anna verbindet das Postfach

  Szenario: Was während eines Ausfalls geschrieben wird, geht danach hinaus
    Angenommen Exchange ist ausgefallen
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und 6 Stunden vergehen
    Dann Diana hat die E-Mail „Angebot“ nicht erhalten
    Und das Postfach von Anna ist verbunden
    Wenn Exchange läuft wieder
    Und eine Stunde vergeht
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten
    Und die Zeitleiste von Diana zeigt die E-Mail „Angebot“ als gesendet

  Szenario: Ein ganzer Tag Ausfall trennt kein Postfach
    Angenommen Exchange ist ausgefallen
    Wenn ein Tag vergeht
    Dann das Postfach von Anna ist verbunden
    Wenn Exchange läuft wieder
    Und Anna sendet Diana die E-Mail „Wieder da“
    Und eine Stunde vergeht
    Dann Diana hat die E-Mail „Wieder da“ genau einmal erhalten

  Szenario: Ein beschäftigter Server wird so lange in Ruhe gelassen, wie er bittet
    Angenommen Exchange ist für die nächsten 2 Anfragen zu beschäftigt und bittet um 20 Minuten Geduld
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und 35 Minuten vergehen
    Dann Diana hat die E-Mail „Angebot“ nicht erhalten
    Wenn 10 Minuten vergehen
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten

  Szenario: Wer unter anderen als Einziger abgelehnt wird, soll sich neu anmelden
    Angenommen Ben verbindet das Postfach
    Und Clara verbindet das Postfach
    Wenn Exchange lehnt die Anmeldungen von Anna ab
    Und 3 Stunden vergehen
    Dann das Postfach von Anna wartet auf eine neue Anmeldung
    Und das Postfach von Ben ist verbunden
    Und das Postfach von Clara ist verbunden
