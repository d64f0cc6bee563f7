// What happened in a case, step by step, and the questions in between, German.
export const caseCourse = {
  column: { what: 'Was', when: 'Wann', who: 'Wer', words: 'Begründung, Frage, Antwort' },
  'own-heading': 'Verlauf',
  'own-caption': 'Was mit Ihrem Antrag geschehen ist, vom Antrag an',
  by: { portal: 'Portal (automatisch)', applicant: 'Sie', staff: 'Ihre IT' },
  gateway: {
    set: 'Zugangsdatei am Gateway {{gateway}} freigegeben',
    reduction: 'Verkürzung am Gateway {{gateway}}',
    suspension: 'Sperre am Gateway {{gateway}}',
    revocation: 'Widerruf am Gateway {{gateway}}',
    expiry: 'Ablauf am Gateway {{gateway}}',
  },
  'ordered-at': 'veranlasst {{time}}',
  'applied-at': 'ausgeführt {{time}}',
  query: {
    question: 'Frage vom {{time}}',
    answer: 'Antwort vom {{time}}',
    open: 'Noch keine Antwort.',
    unanswered: 'Darauf kam keine Antwort.',
  },
} as const;
