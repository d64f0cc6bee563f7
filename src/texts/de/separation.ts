// Roles that should be apart, German.
export const separation = {
  title: 'Rollen, die getrennt sein sollten',
  lead: 'Wer zwei Rollen zugleich hat, die sich gegenseitig prüfen oder ergänzen sollen. Verboten ist das nicht: Sie entscheiden, ob es so bleiben kann. Den Grund halten Sie in Ihren Akten fest.',
  'as-of':
    'Stand ist die letzte Anmeldung jeder Person. Ändert sich eine Regel oder eine Gruppe, zeigt sich das hier erst nach der nächsten Anmeldung. Wer sich 90 Tage lang nicht angemeldet hat, steht hier nicht mehr, bis zur nächsten Anmeldung.',
  people: 'Personen der Verwaltung',
  delegates: 'Beauftragte Personen des Betreibers',
  chosen: 'Wer wen beauftragt hat',
  'chosen-text':
    'Wer eine Person des Betreibers beauftragt, wählt damit auch, wer über die eigenen Anträge und Zugänge entscheiden kann. Sich selbst darf niemand beauftragen. Das Portal lehnt es ab, wenn beide Konten dieselbe E-Mail-Adresse haben oder als eine Person angegeben sind. Sonst kann es das nicht wissen: Prüfen Sie, ob hinter beiden Namen wirklich zwei Menschen stehen.',
  delegate: 'Darf in Ihrer Verwaltung entscheiden',
  'named-by': 'Beauftragt von',
  hint: 'Hinweis',
  alike: 'gleicher Name',
  who: 'Person',
  roles: 'Rollen',
  why: 'Warum getrennt',
  empty: 'Niemand hat Rollen, die getrennt sein sollten.',
  'empty-text': 'Es zählen nur Rollen von Personen, die sich schon einmal angemeldet haben.',
  'overview-text': 'Wer hat Rollen, die getrennt sein sollten?',
  link: 'Rollentrennung ansehen',
  reason: {
    'checks-own-work': 'Prüft, was die Person selbst tut.',
    'gives-and-uses': 'Vergibt Rollen und nutzt sie.',
    'confirms-twice': 'Zwei unabhängige Stellungnahmen kommen von einer Person.',
    'provider-and-municipality':
      'Verwaltet für den Betreiber die Anmeldung und entscheidet in der Verwaltung.',
  },
} as const;
