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
    Wenn Exchange läuft wieder
    Und eine Stunde vergeht
    Dann Emil hat die E-Mail „Nachfrage“ genau einmal erhalten
    Und die Zeitleiste von Diana zeigt die Antwort „Wir nehmen es.“ genau einmal
