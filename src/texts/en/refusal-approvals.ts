// What a person reads when the portal says no about the steps of a request, English: by reason.
export const approvalRefusals = {
  'supervisor-is-self': 'You cannot be your own supervisor. Name the person who confirms your need.',
  'supervisor-unknown':
    'The portal does not know this person. Give the address of your supervisor at the municipality, or ask your help desk.',
  'supervisor-unclear': 'Several people have this address. Give the login name.',
  'supervisor-is-namer': 'You cannot name yourself as the supervisor: you decide for IT in the end.',
  'supervisor-is-applicant': 'Nobody decides about their own request. Name somebody else.',
  'colleague-unknown':
    'The portal does not know this person. Check the spelling, or take their address at the municipality.',
  'colleague-is-asked-already': 'This person is asked already. Name somebody else.',
  'colleague-acted-before': 'This person has said something about the request already. Name somebody else.',
  'step-of-an-office': 'An office is asked here and not one person, so it cannot be handed on.',
  'step-of-a-person': 'This step asks no office with a task. There is no stand-in for it.',
  'office-can-answer': 'Somebody of the office can answer this step themselves. Nothing was changed.',
  'stand-in-is-namer': 'You cannot name yourself. Give another person.',
  'named-stand-in':
    'You have named who speaks for an office about this application. Somebody else of IT must approve it. Nothing was changed.',
  'handed-on-before': 'This has been handed on before. It can only be answered now.',
  'not-asked': 'You are not asked about this, or no longer. Nothing was changed.',
  'not-its-turn': 'The request still waits for somebody else. Nothing was changed.',
  'step-decided': 'Something has been said about this already. Nothing was changed.',
  'acted-before':
    'You have said something about this request in another step. Somebody else has to take this one. Nothing was changed.',
  'verdict-not-offered': 'There is no such answer here.',
  'words-too-long': 'The text is too long. Please shorten it.',
  'rules-exclude': 'By the rules this request cannot be approved. Deny it and say why.',
  'answers-to-find-out': 'Answers that IT has to find out are missing. Add them first.',
  'reason-despite-concerns': 'Data protection has concerns. Say why you approve all the same.',
  'nothing-to-find-out': 'There is nothing left to find out here.',
  'answer-not-offered': 'The question does not have this answer. Choose one that is offered.',
  'no-such-obligation': 'There is no such condition.',
  'obligation-confirmed': 'This condition is confirmed already.',
  'nothing-to-confirm': 'There is nothing to confirm about this request.',
  'not-to-lapse': 'This request has not lapsed yet.',
  'deputy-is-self': 'You cannot stand in for yourself. Name somebody else.',
  'deputy-too-long': 'Standing in ends after a year at the latest.',
  'deputies-too-many': 'You have named ten people already. End one of them first.',
  'no-such-deputy': 'There is no such deputy.',
  'deputy-over': 'This has ended already.',
  'lapse-days-out-of-range': 'From 14 to 90 days are possible.',
  'mail-domains-malformed':
    'Write at most 20 domains, one a line and without @, such as musterstadt.example.',
} as const;
