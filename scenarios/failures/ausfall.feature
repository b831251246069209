# language: de
Funktionalität: Ausfälle
  Nach einem Ausfall geht es weiter, als wäre nichts gewesen.

  Szenario: Nach einem Ausfall über Nacht ist alles wieder da
    Angenommen Anna verbindet das Postfach
    Und Anna sendet Diana die E-Mail „Angebot“
    Wenn Exchange ist ausgefallen
    Und Diana antwortet auf „Angebot“ mit „Wir nehmen es.“
    Und Anna sendet Emil die E-Mail „Nachfrage“
    Und 12 Stunden vergehen
    Dann Emil hat die E-Mail „Nachfrage“ nicht erhalten
    Und das Postfach von Anna wird als wartend auf den Server gezeigt
    Wenn Exchange läuft wieder
    Und eine Stunde vergeht
    Dann Emil hat die E-Mail „Nachfrage“ genau einmal erhalten
    Und die Zeitleiste von Diana zeigt die Antwort „Wir nehmen es.“ genau einmal
    Und das Postfach von Anna wird ohne Störung gezeigt
    Und Anna erfährt nichts durch eine E-Mail

  Szenario: Zwei Tage, in denen alles ausfällt, was ausfallen kann, trennen kein Postfach
    Angenommen Anna verbindet das Postfach
    Und Ben verbindet das Postfach
    Und die Sequenz „Willkommen“ beginnt mit der E-Mail „Hallo“
    Und die Sequenz „Willkommen“ geht nach 24 Stunden weiter mit der E-Mail „Etwas Neues?“
    Und Anna nimmt Emil in die Sequenz „Willkommen“ auf
    Und Anna sendet Diana die E-Mail „Angebot“
    Und Anna lässt die E-Mail „Nachfrage“ in 30 Stunden an Frieda senden
    Wenn Diana antwortet auf „Angebot“ mit „Wir nehmen es.“
    Und Exchange ist 2 Tage lang auf jede Art gestört, die es gibt, eine nach der anderen
    Dann das Postfach von Anna ist verbunden
    Und das Postfach von Ben ist verbunden
    Wenn eine Stunde vergeht
    Dann Frieda hat die E-Mail „Nachfrage“ genau einmal erhalten
    Und Emil hat die E-Mail „Etwas Neues?“ genau einmal erhalten
    Und die Zeitleiste von Diana zeigt die Antwort „Wir nehmen es.“ genau einmal
    Und der Ordner Entwürfe von Anna ist leer
