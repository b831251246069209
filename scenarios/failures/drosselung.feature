# language: de
Funktionalität: Drosselung
  Wer mehr verlangt, als die Richtlinie erlaubt, wird so lange abgewiesen, bis sein Budget wieder reicht; nichts geht
  verloren.

  Grundlage:
    Angenommen Anna verbindet das Postfach

  @exchange-2013-and-later
  Szenario: Ein überzogenes Budget füllt sich wieder
    Angenommen jede Anfrage kostet 20000 Millisekunden Serverzeit
    Und die Drosselungsrichtlinie setzt EwsMaxBurst auf 20000
    Und die Drosselungsrichtlinie setzt EwsCutoffBalance auf 10000
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und 3 Stunden vergehen
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten
    Und das Postfach von Anna ist verbunden
    Und Exchange hat eine Anfrage mit ErrorServerBusy abgelehnt

  @exchange-2010
  Szenario: Der Anteil an einer Minute ist aufgebraucht
    Angenommen jede Anfrage kostet 20000 Millisekunden Serverzeit
    Und die Drosselungsrichtlinie von Anna setzt EwsPercentTimeInCAS auf 40
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und 3 Stunden vergehen
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten
    Und das Postfach von Anna ist verbunden
    Und Exchange hat eine Anfrage mit ErrorServerBusy abgelehnt

  Szenario: Sind zu viele Verbindungen offen, wird später wieder gefragt
    Angenommen die Drosselungsrichtlinie setzt EwsMaxConcurrency auf 0
    Wenn Anna sendet Diana die E-Mail „Angebot“
    Und eine Stunde vergeht
    Dann Diana hat die E-Mail „Angebot“ nicht erhalten
    Und das Postfach von Anna ist verbunden
    Und Exchange hat eine Anfrage mit ErrorExceededConnectionCount abgelehnt
    Wenn die Drosselungsrichtlinie setzt EwsMaxConcurrency auf 10
    Und eine Stunde vergeht
    Dann Diana hat die E-Mail „Angebot“ genau einmal erhalten
