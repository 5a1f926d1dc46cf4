# Ein Agent im Ganzen, und worauf das Softphone geöffnet wird.

agent-of = Agent { $name }
agent-open = Agenten öffnen

agent-sessions-none = Zurzeit in keiner Sitzung.
agent-not-looked-at = Der Agent gehört nicht zu den betrachteten, daher sind seine Sitzungen hier nicht bekannt.

agent-day = Status der letzten 24 Stunden
agent-day-none = Der Server nennt keine Status.
agent-day-steps = Status der letzten 24 Stunden; die Pfeiltasten gehen von einem zum nächsten
agent-gap = Nichts bekannt
agent-now = jetzt
agent-span = { $status }, { $from } bis { $to }, { $lasted }
agent-span-lasts = { $status }, { $from } bis { $to }
agent-from = Von
agent-to = Bis
agent-lasted = Dauer

agent-metrics = Kennzahlen
agent-metric = Kennzahl
agent-metrics-none = Der Server nennt keine Kennzahlen.
agent-metrics-all = Alle { $count } zeigen
agent-metrics-few = Weniger zeigen

agent-by-queue = Nach Warteschlange
agent-by-queue-none = Der Server zählt nichts nach Warteschlange.
agent-queue-hidden = verborgene Warteschlange
agent-queue-hidden-hint = Sie sehen diese Warteschlange nicht; der Server zählt trotzdem, was der Agent darin getan hat.

agent-serves = Bedient die Warteschlangen
agent-serves-none = Die Organisation, die Sie sehen, nennt für diesen Agenten keine Warteschlangen.
agent-unit = Bereich
agent-groups = Gruppen
agent-known = Ohne Antwort des Servers ist dies, was die Übersicht weiß.

modality-agnostic = Insgesamt
softphone-open = Softphone öffnen
session-prompts = Vorbereitete Antworten
session-messages = Nachrichten
