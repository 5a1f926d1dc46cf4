# Un agent en entier, et sur quoi le téléphone logiciel est ouvert.

agent-of = Agent { $name }
agent-open = Ouvrir l’agent

agent-sessions-none = Dans aucune session actuellement.
agent-not-looked-at = L’agent ne fait pas partie de ceux qui sont affichés : ses sessions ne sont pas connues ici.

agent-day = Statuts des dernières 24 heures
agent-day-none = Le serveur n’indique aucun statut.
agent-day-steps = Statuts des dernières 24 heures ; les flèches passent de l’un à l’autre
agent-gap = Rien de connu
agent-now = maintenant
agent-span = { $status }, de { $from } à { $to }, { $lasted }
agent-span-lasts = { $status }, de { $from } à { $to }
agent-from = De
agent-to = À
agent-lasted = Durée

agent-metrics = Indicateurs
agent-metric = Indicateur
agent-metrics-none = Le serveur n’indique aucun indicateur.
agent-metrics-all = Afficher les { $count }
agent-metrics-few = En afficher moins

agent-by-queue = Par file
agent-by-queue-none = Le serveur ne compte rien par file.
agent-queue-hidden = file masquée
agent-queue-hidden-hint = Vous ne voyez pas cette file ; le serveur compte tout de même ce que l’agent y a fait.

agent-serves = Sert les files
agent-serves-none = L’organisation que vous voyez ne nomme aucune file pour cet agent.
agent-unit = Unité
agent-groups = Groupes
agent-known = Sans réponse du serveur, voici ce que le tableau sait.

modality-agnostic = En tout
softphone-open = Ouvrir le téléphone logiciel
session-prompts = Réponses préparées
session-messages = Messages
