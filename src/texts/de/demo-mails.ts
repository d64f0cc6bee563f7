// The page on which the demo shows the portal's mails, German.
export const demoMails = {
  title: 'E-Mails der Vorführung',
  lead: 'Das Portal hat diese E-Mails verschickt. Sie sind auf diesem Rechner geblieben: Die Vorführung fängt sie auf und gibt keine weiter.',
  empty:
    'Noch ist keine da. Sie kommen wenige Sekunden, nachdem etwas geschehen ist; laden Sie dann die Seite neu.',
  to: 'An: {{to}}',
} as const;
