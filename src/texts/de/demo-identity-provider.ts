// The two pages of the demo's own identity provider, German.
export const demoIdentityProvider = {
  choice: {
    heading: 'Demo-Anmeldung: Wer möchten Sie sein?',
    explanation:
      'Diese Anmeldung gehört zur Vorführung. Alle Personen sind erfunden, ein Passwort gibt es nicht. Wählen Sie eine Person aus.',
  },
  return: {
    heading: 'Sie melden sich an als {{name}}',
    explanation: 'Mit der Schaltfläche kehren Sie angemeldet zum Portal zurück.',
    continue: 'Weiter',
  },
} as const;
