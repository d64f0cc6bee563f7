// Second factors and fresh sign-ins, English.
export const assurance = {
  title: 'Second factor and fresh sign-in',
  'overview-text':
    'Whether the administration needs a second factor, and how fresh a sign-in essential steps want.',
  'overview-link': 'Set second factor and fresh sign-in',
  lead: 'The second factor is checked by your identity provider. The portal reads what it says about it.',
  'own-heading': 'Your present sign-in',
  'own-text': 'This is what your identity provider said about this sign-in. You can copy the values below.',
  'own-instant': 'Last proved who you are',
  'own-context': 'Kind of sign-in (AuthnContextClassRef)',
  'own-methods': 'Methods (authnmethodsreferences)',
  'own-factor': 'Second factor',
  'factor-seen': 'recognised',
  'factor-missing': 'not recognised',
  'demands-heading': 'What your municipality demands',
  demand: 'Whoever is more than an employee or supervisor needs a second factor',
  'demand-hint':
    'Without it those roles rest until the next sign-in. People can still use their own access. You can switch this on only if your present sign-in had a second factor itself.',
  signals: 'How we recognise the second factor',
  'signals-hint': 'One value a line, exactly as your identity provider sends it. One of them is enough.',
  fresh: 'How old a sign-in may be for essential steps, in minutes',
  'fresh-hint':
    '{{min}} to {{max}}. Applies to revoking an access or to roles, for example. If the sign-in is older, your identity provider asks once more beforehand.',
  hours: 'How long ago people may have proved who they are to the identity provider, in hours',
  'hours-hint':
    '{{min}} to {{max}}, 12 are usual. Some identity providers keep people signed in for days, Microsoft Entra ID for example for up to 90 days, and sign them in here without asking again. If it is longer ago, the portal refuses the sign-in until the person has proved it there anew. A small value is safer.',
  idle: 'How long a session lasts without a new page, in minutes',
  'idle-hint':
    '{{min}} to {{max}}, 60 are usual. Shorter counts at once for all sessions, longer from the next sign-in on. Whoever reads or types slowly needs time.',
  longest: 'How long a session lasts at most, in hours',
  'longest-hint': '{{min}} to {{max}}, 10 are usual. Counts at once for all sessions.',
  'saved-text': 'The second factor is demanded from each person’s next sign-in on.',
  withheld: 'Your role is resting: {{roles}}',
  'withheld-text':
    'Your municipality demands a second factor for it, and this sign-in had none. Sign out, and sign in again with a second factor.',
} as const;
