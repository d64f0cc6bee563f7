// What sign-ins must carry and how they are read, German.
export const attributes = {
  title: 'Attribute der Anmeldung',
  change: 'Attribute der Anmeldung ändern',
  propose: 'Attribute der Anmeldung vorschlagen',
  lead: 'Der Identitätsanbieter sendet bei jeder Anmeldung Attribute. Hier steht, welches davon was bedeutet und welches vorhanden sein muss.',
  'required-heading': 'Wer sich anmelden darf',
  'required-text':
    'Bedient der Identitätsanbieter mehrere Verwaltungen, unterscheidet sie dieses Attribut. Achtung: Wer es nicht hat, kommt nicht mehr herein, auch nicht die Administration. Probieren Sie die Angabe zuerst unten aus.',
  'required-name': 'Attribut, das vorhanden sein muss',
  'required-name-hint': 'Genau wie es gesendet wird. Leer: Alle, die der Identitätsanbieter anmeldet.',
  'required-value': 'Wert, den es haben muss',
  'names-heading': 'Welches Attribut was bedeutet',
  'names-text':
    'Für jede Angabe kennen wir die üblichen Namen. Tragen Sie nur ein, was dort anders heißt, einen Namen je Zeile. Der erste mit einem Wert gilt, und die üblichen gelten dann nicht mehr. Leeren Sie ein Feld, um zu den üblichen zurückzukehren.',
  maker: 'Identitätsanbieter: {{maker}}.',
  preset: 'Üblich: {{names}}',
  'supervisor-hint':
    'Gelesen wird nur, was Sie hier nennen, etwa manager. Es zählt eine E-Mail-Adresse oder ein Anmeldename mit @; ein Verzeichnisname (CN=…) bleibt unbeachtet. Die Adresse steht dann im Antrag schon da und lässt sich dort ändern.',
  concept: {
    email: 'E-Mail-Adresse',
    upn: 'Anmeldename',
    given: 'Vorname',
    surname: 'Nachname',
    display: 'Angezeigter Name',
    department: 'Organisationseinheit',
    supervisor: 'Führungskraft (E-Mail-Adresse)',
    groups: 'Gruppen',
    roles: 'Rollen',
  },
  now: 'Das gilt jetzt',
  'try-heading': 'Ausprobieren: Was würde gelesen?',
  'sample-hint':
    'Je Zeile ein Attribut und ein Wert, zum Beispiel: mail = a.beispiel@musterstadt.de. Nichts davon wird gespeichert.',
  try: 'Angaben ausprobieren',
  enters: 'Diese Person könnte sich anmelden.',
  'stays-out': 'Diese Person käme nicht herein: Das verlangte Attribut fehlt oder hat einen anderen Wert.',
} as const;
