// Who gets which role: the rules and their trial, English.
export const roles = {
  rules: {
    title: 'Assign roles',
    explained:
      'Each rule says: whoever has exactly this value in this attribute gets this role. Upper and lower case count. A change takes effect for each person with the next sign-in.',
    heading: 'Rules',
    rule: 'Rule {{number}}',
    'remove-hint': 'Empty attribute and value to remove a rule.',
    choose: 'Choose a role',
    'try-heading': 'Try it: who would be what?',
    sample: 'What is said about an imagined person',
    'sample-hint': 'One attribute and one value a line, for example: groups = vpn-it. None of it is stored.',
    try: 'Try the rules',
    outcome: 'This person would be: {{roles}}',
    unread: 'We did not understand this line: {{line}}',
    'nothing-kept': 'This was only a trial. Nothing was stored.',
    'by-value': 'What each single value leads to',
    who: 'Whoever has this',
    becomes: 'Is',
    'everybody-else': 'everybody else',
    unchanged: 'Nothing has changed.',
    meanwhile: 'These rules are now in force',
    change: 'Assign roles',
  },
} as const;
