// What the rules made of an application, English.
export const assessment = {
  outcome: {
    admissible: 'possible',
    'with-conditions': 'with a condition',
    'case-by-case': 'individual case',
    'other-way': 'another way',
    excluded: 'not possible',
  },
  heading: 'What the rules say',
  'answers-heading': 'All answers',
  none: 'No rule spoke against it.',
  rule: '(rule {{rule}})',
  applications: 'Line-of-business applications',
  obligations: 'Conditions',
  'by-own': { applicant: '– applies to you', 'it-admin': '– IT sees to it' },
  by: { applicant: '– applies to the applicant', 'it-admin': '– IT sees to it' },
  'heard-heading': 'Who will be heard',
  heard: {
    dpo: 'the data protection officer',
    'security-officer': 'the information security officer',
    'it-admin': 'IT',
  },
  'to-find-out': 'IT will find this out',
} as const;
