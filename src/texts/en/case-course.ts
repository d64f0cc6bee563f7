// What happened in a case, step by step, and the questions in between, English.
export const caseCourse = {
  column: { what: 'What', when: 'When', who: 'Who', words: 'Reason, question, answer' },
  'own-heading': 'Course',
  'own-caption': 'What happened with your request, from its submission on',
  by: { portal: 'Portal (automatic)', applicant: 'You', staff: 'Your IT' },
  gateway: {
    set: 'Access file released at gateway {{gateway}}',
    reduction: 'Shortening at the gateway {{gateway}}',
    suspension: 'Suspension at gateway {{gateway}}',
    revocation: 'Revocation at gateway {{gateway}}',
    expiry: 'Expiry at gateway {{gateway}}',
  },
  'ordered-at': 'ordered {{time}}',
  'applied-at': 'carried out {{time}}',
  query: {
    question: 'Question of {{time}}',
    answer: 'Answer of {{time}}',
    open: 'No answer yet.',
    unanswered: 'There was no answer.',
  },
} as const;
