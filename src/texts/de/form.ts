// What forms say by themselves, German.
export const form = {
  summary: {
    heading_one: 'Bitte prüfen Sie eine Angabe.',
    heading_other: 'Bitte prüfen Sie {{count}} Angaben.',
    'title-prefix': 'Fehler: {{title}}',
  },
  optional: 'freiwillig',
  error: {
    missing: 'Hier fehlt noch eine Angabe.',
    'too-long': 'Die Angabe ist zu lang. Möglich sind {{max}} Zeichen.',
    'too-small': 'Die Zahl ist zu klein. Möglich ist mindestens {{min}}.',
    'too-big': 'Die Zahl ist zu groß. Möglich ist höchstens {{max}}.',
    'not-a-date': 'Das ist kein gültiges Datum. Schreiben Sie zum Beispiel 31.12.2026.',
    'until-before-from': 'Das Ende liegt vor dem Anfang.',
    'not-a-number': 'Geben Sie eine ganze Zahl ein.',
    'not-a-choice': 'Wählen Sie einen der Vorschläge aus.',
    'must-accept': 'Bestätigen Sie diese Angabe, damit es weitergeht.',
    'odd-characters': 'Die Angabe enthält Zeichen, die hier nicht möglich sind.',
    invalid: 'Diese Angabe passt hier nicht.',
  },
} as const;
