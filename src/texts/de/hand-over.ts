// Setting a device up on itself, German.
export const handOver = {
  button: 'Auf dem Gerät selbst weitermachen',
  text: 'Richten Sie ein anderes Gerät ein als das, vor dem Sie sitzen? Mit einem Link oder Code öffnen Sie diese Seite dort.',
  link: {
    title: '„{{device}}“ auf dem Gerät selbst einrichten',
    here: 'Auf dem Gerät weitermachen',
    lead: 'Öffnen Sie den Link auf dem Gerät, melden Sie sich dort mit demselben Konto an, und machen Sie weiter. Der Schlüssel entsteht dann auf diesem Gerät.',
    until: 'Gültig bis {{time}}.',
    once: 'Der Link lässt sich einmal benutzen, und nur von Ihnen.',
    'scan-heading': 'Handy oder Tablet: Code scannen',
    'scan-text': 'Scannen Sie ihn mit der Kamera.',
    'qr-alt': 'QR-Code mit dem Link; der Link steht auch im Feld darunter.',
    'copy-heading': 'Anderer Rechner: Link öffnen',
    'copy-label': 'Link zum Kopieren',
    typed: 'Oder öffnen Sie dort {{address}} und geben Sie diesen Code ein:',
    back: 'Zurück zum Gerät',
  },
  open: {
    title: 'Gerät hier einrichten',
    lead: 'Melden Sie sich an. Danach richten Sie dieses Gerät ein.',
    onward: 'Weiter zur Anmeldung',
  },
  take: {
    title: 'Gerät hier einrichten',
    lead: 'Der Code steht auf der Seite, von der Sie kommen.',
    code: 'Code',
    'code-hint': '26 Zeichen. Groß- und Kleinschreibung zählt nicht.',
    submit: 'Weiter',
    'to-access': 'Zu meinem Zugang',
    done: 'Sie können dieses Gerät jetzt hier einrichten.',
  },
} as const;
