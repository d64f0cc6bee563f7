// What a person reads when the portal says no about questions and rules, German: by reason.
export const catalogueRefusals = {
  'adaptation-unfit': 'Der Entwurf passt nicht zur Vorlage des Betreibers. Es wurde nichts veröffentlicht.',
  'adaptation-same': 'Das gilt schon so. Es wurde nichts veröffentlicht.',
  'template-same': 'Der Entwurf entspricht der neuesten Fassung. Es wurde nichts veröffentlicht.',
  'catalogue-changed-meanwhile':
    'Inzwischen gilt eine andere Fassung. Es wurde nichts veröffentlicht; vergleichen Sie bitte noch einmal.',
  'catalogue-draft-changed':
    'Inzwischen hat jemand anderes den Entwurf geändert. Ihre Eingabe steht noch hier, ist aber nicht gespeichert. Vergleichen Sie, und speichern Sie noch einmal.',
  'catalogue-draft-missing': 'Es gibt keinen Entwurf mehr. Vielleicht wurde er schon veröffentlicht.',
  'catalogue-draft-unreadable':
    'Der Entwurf lässt sich nicht mehr lesen. Verwerfen Sie ihn, und beginnen Sie neu.',
  'adaptation-proposal-open':
    'Ein Vorschlag wartet noch auf Bestätigung. Bestätigen Sie ihn zuerst, oder ziehen Sie ihn zurück.',
  'adaptation-proposal-decided': 'Über diesen Vorschlag ist schon entschieden.',
  'adaptation-proposal-stale':
    'Dieser Vorschlag kann nicht mehr bestätigt werden: Inzwischen gilt etwas anderes, oder er ist älter als 14 Tage.',
  'no-such-adaptation-proposal': 'Diesen Vorschlag gibt es nicht, oder er ist schon entschieden.',
  'own-proposal': 'Den eigenen Vorschlag kann man nicht selbst bestätigen. Es wurde nichts geändert.',
  'loosening-reason-missing': 'Wer lockert, nennt einen Grund. Es wurde nichts geändert.',
  'no-such-edition': 'Diese Fassung gibt es nicht.',
  'no-such-template': 'Diese Fassung der Vorlage gibt es nicht.',
} as const;
