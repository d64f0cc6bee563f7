// What the rules made of an application, German.
export const assessment = {
  outcome: {
    admissible: 'möglich',
    'with-conditions': 'mit Auflage',
    'case-by-case': 'Einzelfall',
    'other-way': 'anderer Weg',
    excluded: 'nicht möglich',
  },
  heading: 'Ergebnis der Regeln',
  'answers-heading': 'Alle Antworten',
  none: 'Keine Regel sprach dagegen.',
  rule: '(Regel {{rule}})',
  applications: 'Fachverfahren',
  obligations: 'Auflagen',
  'by-own': { applicant: '– gilt für Sie', 'it-admin': '– erledigt die IT' },
  by: { applicant: '– gilt für die antragstellende Person', 'it-admin': '– erledigt die IT' },
  'heard-heading': 'Wer dazu gehört wird',
  heard: {
    dpo: 'die oder der Datenschutzbeauftragte',
    'security-officer': 'die oder der Informationssicherheitsbeauftragte',
    'it-admin': 'die IT',
  },
  'to-find-out': 'Das findet die IT heraus',
} as const;
