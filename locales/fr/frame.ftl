# Le cadre autour des vues : pause, palette, apparence, tableaux à emporter.

## Pause

pause = Pause
pause-resume = Reprendre
pause-hint = Arrête toutes les mises à jour dans cette fenêtre
pause-resume-hint = Reprend avec le présent
pause-since = En pause depuis { $time }
pause-changed =
    { $count ->
        [one] { $count } ligne a changé
        [many] { $count } de lignes ont changé
       *[other] { $count } lignes ont changé
    }

## Apparence et touches

contrast = Contraste
contrast-system = Comme le système
contrast-high = Élevé
density = Lignes
density-comfortable = Confortables
density-compact = Compactes
letter-keys = Raccourcis à une lettre
letter-keys-hint = « / » mène au filtre, « P » met en pause.
