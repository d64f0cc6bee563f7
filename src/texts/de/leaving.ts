// A municipality takes its data along and leaves, German.
export const leaving = {
  export: {
    title: 'Alle Daten mitnehmen',
    'overview-text':
      'Alles, was das Portal über Ihre Verwaltung weiß, als eine Datei in einem offenen Format.',
    'overview-link': 'Daten mitnehmen',
    lead: 'Sie erhalten eine Datei mit allem, was das Portal über Ihre Verwaltung weiß: eine Zeile JSON je Eintrag (NDJSON). Das Format ist in den Unterlagen des Portals beschrieben.',
    'with-heading': 'Das steht darin',
    'with-people': 'Personen mit ihren Namen, Adressen und Abteilungen',
    'with-access':
      'Anträge mit Entscheidungen, Zugänge, Geräte und die öffentlichen Teile der Zugangsdateien',
    'with-gateways': 'Gateways, Netze, Profile und die Bestätigungen von Sperren und Widerrufen',
    'with-settings': 'Anmeldung, Rollenregeln und Einstellungen',
    'with-audit': 'das Protokoll mit Namen und Begründungen',
    'without-heading': 'Das steht nicht darin',
    without:
      'Private Schlüssel, gemeinsame Geheimnisse der Tunnel, Sitzungen und wer sich wann angemeldet hat.',
    personal:
      'Die Datei enthält Daten aller Beschäftigten. Bewahren Sie sie geschützt auf. Dass Sie sie herunterladen, steht im Protokoll.',
    button: 'Datei herunterladen',
  },
} as const;
