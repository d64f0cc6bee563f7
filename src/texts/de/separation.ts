// Roles that should be apart, German.
export const separation = {
  title: 'Rollen, die getrennt sein sollten',
  lead: 'Wer zwei Rollen zugleich hat, die sich gegenseitig prüfen oder ergänzen sollen. Verboten ist das nicht: Sie entscheiden, ob es so bleiben kann, und halten den Grund fest.',
  'as-of':
    'Stand ist die letzte Anmeldung jeder Person. Ändert sich eine Regel oder eine Gruppe, zeigt sich das hier erst nach der nächsten Anmeldung. Wer sich 90 Tage lang nicht angemeldet hat, steht hier nicht mehr, bis zur nächsten Anmeldung.',
  people: 'Personen der Verwaltung',
  delegates: 'Beauftragte Personen des Betreibers',
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
