# language: de
Funktionalität: Kennwörter
  Ein geändertes Kennwort trennt das Postfach nach einiger Zeit, eine Störung nie.

  Szenario: Ein falsches Kennwort wird abgelehnt
    Wenn Ben versucht, das Postfach mit dem Kennwort „geraten“ zu verbinden
    Dann Ben erfährt, dass das Kennwort falsch ist
    Und das Postfach von Ben ist nicht verbunden

  Szenario: Ein geändertes Kennwort wird nach zwei Stunden geglaubt
    Angenommen Ben verbindet das Postfach
    Wenn Ben bekommt ein neues Kennwort
    Und 10 Minuten vergehen
    Dann das Postfach von Ben ist verbunden
    Wenn 3 Stunden vergehen
    Dann das Postfach von Ben wartet auf eine neue Anmeldung
    Und Ben erfährt durch eine E-Mail genau einmal, dass das Postfach getrennt ist

  Szenario: Mit dem neuen Kennwort geht es weiter
    Angenommen Ben verbindet das Postfach
    Und Ben bekommt ein neues Kennwort
    Und 4 Stunden vergehen
    Wenn Ben verbindet das Postfach
    Dann das Postfach von Ben ist verbunden
    Wenn Ben sendet Diana die E-Mail „Endlich wieder“
    Dann Diana hat die E-Mail „Endlich wieder“ genau einmal erhalten

  Szenario: Wenn alle Anmeldungen abgelehnt werden, ist es eine Störung
    Angenommen Anna verbindet das Postfach
    Und Ben verbindet das Postfach
    Und Clara verbindet das Postfach
    Wenn Exchange lehnt jede Anmeldung ab
    Und 5 Stunden vergehen
    Dann das Postfach von Anna ist verbunden
    Und das Postfach von Ben ist verbunden
    Und das Postfach von Clara ist verbunden
    Wenn Exchange läuft wieder
    Und eine Stunde vergeht
    Dann Anna erfährt nichts durch eine E-Mail
