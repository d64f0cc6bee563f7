// Certificate revocation lists, German.
export const revocationLists = {
  title: 'Sperrlisten',
  'overview-text': 'Welche Zertifikate nicht mehr gelten, für andere zum Abrufen.',
  'overview-link': 'Sperrlisten ansehen',
  'own-lead':
    'Wer die Zertifikate Ihrer Verwaltung außerhalb dieses Portals prüft, ruft hier ab, welche davon gesperrt oder widerrufen sind. Geben Sie dafür die Adresse weiter; sie ist ohne Anmeldung erreichbar und nennt nur Nummern, keine Personen.',
  'all-lead':
    'Die Sperrlisten aller Kommunen. Die zuerst ablaufen, stehen oben. Sie nennen nur Nummern von Zertifikaten, keine Personen.',
  how: 'Das Portal erneuert jede Liste nach jeder Sperre, jedem Widerruf und jeder Freigabe innerhalb von Sekunden, sonst jeden Tag. Eine Liste gilt sieben Tage. Die eigenen Gateways hängen nicht davon ab.',
  column: {
    of: 'Zertifizierungsstelle',
    state: 'Stand',
    number: 'Nummer',
    made: 'Erstellt',
    until: 'Gilt bis',
    entries: 'Einträge',
    address: 'Adresse',
  },
  authority: {
    root: 'Wurzel (Zertifizierungsstellen)',
    'client-ca': 'Zertifikate der Geräte',
    'server-ca': 'Zertifikate der Gateways',
  },
  generation: '{{name}}, Nr. {{number}}',
  state: {
    current: 'aktuell',
    'ends-soon': 'läuft bald ab',
    over: 'abgelaufen',
    'never-made': 'noch nicht erstellt',
    ended: 'Zertifizierungsstelle abgelaufen',
  },
  failure: {
    'no-key':
      'Seit {{since}} ohne Schlüssel: vernichtet oder nicht auf diesem System. Es kommt keine neuere Liste.',
    closed:
      'Die Kommune wurde geschlossen. Es kommt keine neuere Liste, und diese verschwindet mit ihrem Ende.',
    other: 'Seit {{since}} nicht mehr erstellt. Den Grund nennt das Protokoll des Portals.',
  },
  size: '{{size}} KiB',
  'not-yet': 'Hier noch nicht abrufbar',
  empty: 'Keine Sperrlisten',
  'empty-text': 'Jede Zertifizierungsstelle bekommt ihre Liste, sobald sie angelegt ist.',
  alarm: {
    title: 'Sperrlisten laufen ab',
    text: 'Ist eine Liste abgelaufen, weisen andere Systeme, die sich nach ihr richten, alle Zertifikate ab.',
    which: '{{municipality}}, {{authority}}',
    never: '{{name}}: noch nie erstellt.',
    until: '{{name}}: gilt bis {{until}}.',
    more: 'Das sind noch nicht alle.',
  },
} as const;
