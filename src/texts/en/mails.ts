// Mails that the portal sends, and the pages about them, English.
export const mails = {
  title: 'Mails',
  'overview-text': 'The portal writes to staff and to IT when something has happened or is due.',
  'overview-link': 'See the mails',
  lead: 'The portal writes when a request arrives, is decided or is left lying, when an access ends, is suspended or revoked, and when something about your sign-in is to change.',
  'not-configured': 'This portal sends no mails.',
  'not-configured-text':
    'Those who run it have entered no mail server. Your setting counts as soon as there is one.',
  state: 'Mails to your municipality',
  on: 'switched on',
  off: 'switched off',
  'reply-to': 'Address for answers',
  'change-heading': 'Change',
  enabled: 'Send mails',
  'enabled-hint':
    'When off, nobody learns by mail that a request waits or that a change of the sign-in has been proposed. What waits at this moment is not sent any more.',
  'reply-to-hint': 'Where it goes when somebody answers a mail of the portal.',
  'who-changes': 'The administrators of your municipality can change this.',
  'to-preview': 'See all mails',
  preview: {
    title: 'What the mails look like',
    lead: 'With invented facts. The sender’s name is “{{town}}”. Every mail is in German and below in English, because the portal does not store which language somebody reads.',
    subject: 'Subject: {{subject}}',
  },
  undeliverable: {
    title: 'Not delivered',
    lead: 'These mails could not be delivered in the last 30 days. Check the address at your identity provider; the portal takes it over at the next sign-in.',
    caption: 'Mails that could not be delivered',
    person: 'Person',
    kind: 'What it was about',
    when: 'When',
    why: 'Why',
    nobody: 'not known any more',
    refused: 'Could not be delivered: the mail server refuses the address or the mail.',
    'given-up': 'Could not be delivered for two days.',
    address: 'Could not be delivered: this is not a mail address.',
    answer: 'Answer: {{answer}}',
    empty: 'Everything has been delivered.',
    'empty-text': 'The mail server has accepted every mail. What it returns only later is not listed here.',
  },
  kind: {
    'application-received': 'Request received',
    'access-released': 'Access released',
    'application-question': 'Question about a request',
    'application-refused': 'Request refused',
    'access-ends': 'Access ends soon',
    'certificate-ends': 'Certificate ends soon',
    'access-suspended': 'Access suspended',
    'access-resumed': 'Suspension lifted',
    'access-revoked': 'Access revoked',
    'application-waits': 'A request waits',
    'applications-still-wait': 'Requests still wait',
    'sign-in-change-proposed': 'Change of the sign-in proposed',
    'loosening-proposed': 'Loosening of the rules proposed',
    'closing-announced': 'Closing announced',
    'endorsement-asked': 'Supervisor asked',
    'endorsement-invited': 'Supervisor invited',
    'need-asked': 'Office asked about the need',
    'opinion-asked': 'Data protection or information security asked',
    'stand-in-asked': 'Stand-in for an office asked',
    'inbox-still-waits': 'What is asked still waits',
    'step-waits-too-long': 'Request waits too long for an office',
    'application-approved': 'Request approved, conditions open',
    'crypto-waiver-proposed': 'Waiver of the crypto profile proposed',
    'crypto-waiver-ended': 'Waiver of the crypto profile ended',
    'orders-overdue': 'Confirmation of a gateway is overdue',
    'application-lapsed': 'Request lapsed',
  },
  test: {
    subject: 'Test: mail from Fernamt',
    text: 'This mail was sent from the command line. The portal can send mails.',
  },
  'other-language-below': 'English version below.',
  greeting: 'Good day,',
  'go-on': 'Go on here. You sign in as always, with your work account:',
  help: 'Your help desk answers questions: {{ways}}',
  'help-missing': 'Your help desk answers questions.',
  regards: 'Kind regards',
  automatic:
    'The portal for home-office access has sent this mail automatically. It never asks for passwords by mail.',
  subject: {
    'application-received': 'Your request {{caseNumber}} has been received',
    'access-released': 'Your home-office access has been released ({{caseNumber}})',
    'application-question': 'A question about your request {{caseNumber}}',
    'application-refused': 'Your request {{caseNumber}} has been decided',
    'access-ends': 'Your home-office access ends on {{until}}',
    'certificate-ends': 'An access file is only valid until {{until}}',
    'access-suspended': 'Your home-office access is suspended',
    'access-resumed': 'Your home-office access is free again',
    'access-revoked': 'Your home-office access has been revoked',
    'application-waits': 'A request waits for your decision',
    'applications-still-wait': 'Requests have waited for {{workingDays}} working days',
    'sign-in-change-proposed': 'A change of your sign-in has been proposed',
    'loosening-proposed': 'A loosening of the rules waits for confirmation',
    'closing-announced': 'The closing of your municipality in the portal has been announced',
    'endorsement-asked': 'You are asked about a request ({{caseNumber}})',
    'endorsement-invited': 'A colleague asks for your confirmation ({{caseNumber}})',
    'need-asked': 'A request waits for your office ({{caseNumber}})',
    'opinion-asked': 'A request needs your part ({{caseNumber}})',
    'stand-in-asked': 'A request waits for you as a stand-in ({{caseNumber}})',
    'inbox-still-waits': 'Requests have waited for you for {{workingDays}} working days',
    'step-waits-too-long': 'The request {{caseNumber}} waits too long',
    'application-approved': 'Your request {{caseNumber}} is approved, something is still missing',
    'crypto-waiver-proposed': 'A waiver of the crypto profile has been proposed',
    'crypto-waiver-ended': 'A waiver of the crypto profile has ended',
    'orders-overdue': 'Accesses taken back are not confirmed yet',
    'application-lapsed': 'Your request {{caseNumber}} has lapsed',
  },
  // One paragraph a line.
  body: {
    'application-received':
      'Your request for home-office access has been received. Its case number is {{caseNumber}}.\nYour IT decides about it. You will get another mail when that has been done. Until then there is nothing for you to do.',
    'access-released':
      'Your request {{caseNumber}} has been approved. Your home-office access is valid from {{from}} to {{until}}.\nSet up a device now: open your access in the portal and choose “Set up a device”. The portal leads you step by step.',
    'application-question':
      'There is a question about your request {{caseNumber}}.\nIt stands in the portal, with your request. Please answer it there; you need not apply again. Until then your request rests.',
    'application-refused':
      'Your request {{caseNumber}} has been refused.\nThe reason stands in the portal, with your request. You can apply again at any time.',
    'access-ends':
      'Your home-office access is valid up to and including {{until}}. After that no device connects any more.\nIf you need it longer, please apply again in good time.',
    'certificate-ends':
      'The access file on at least one of your devices is only valid until {{until}}. Your access itself goes on.\nRenew it in the portal, on the page of the device, and set the new file up: the present one goes on until you have connected with the new one.',
    'access-suspended':
      'Your home-office access is suspended. Until the suspension is lifted, none of your devices connects.\nYour help desk can tell you why.',
    'access-resumed':
      'The suspension of your home-office access has been lifted. It is valid until {{until}}; your devices connect again.',
    'access-revoked':
      'Your home-office access has been revoked. Your devices do not connect any more, and the access files are void.\nYour help desk can tell you why. For a new access, apply again.',
    'application-waits':
      'At least one request for home-office access waits for your decision.\nIn the next hour you will get no other mail of this kind, even if more requests arrive.',
    'applications-still-wait':
      'Requests for home-office access have waited for {{workingDays}} working days. Number: {{count}}.\nPlease decide about them, or have somebody stand in for you.',
    'sign-in-change-proposed':
      'A change of your municipality’s sign-in has been proposed. It decides who can sign in and who has which role.\nPlease look at the proposal in the portal. If you did not expect it, reject it and call those who run the portal.',
    'loosening-proposed':
      'Somebody of your municipality wants to loosen the rules for requests. It only counts once a second person has confirmed it. If nobody does within 14 days, the proposal lapses.\nWhat would change, and why, stands in the portal under “Questions and rules”. Confirm only what you think right yourself.',
    'closing-announced':
      'Those who run the portal have announced that your municipality leaves it. Day foreseen: {{until}}. After that all accesses are revoked and all data erased.\nPlease check this in the portal. Without confirmation nothing happens.',
    'endorsement-asked':
      'Somebody of your area has applied for home-office access and named you as the supervisor. The case number is {{caseNumber}}.\nPlease say in the portal whether the access is needed for work. IT looks at everything technical. Your answer takes one click there.',
    'endorsement-invited':
      'A colleague has applied for home-office access and named you as the supervisor. The case number is {{caseNumber}}.\nYou need not click anything in this mail: type the address below into your browser, or call the help desk. After you have signed in with your work account, the request stands under “Asked of me”. You only confirm whether the access is needed for work.\nWhether this mail is genuine you can tell by your municipality’s internal announcement of the home-office portal: it names the same address.',
    'need-asked':
      'A request for home-office access waits for your office to confirm that it is needed. The case number is {{caseNumber}}.\nThe request stands in the portal under “Asked of me”.',
    'opinion-asked':
      'The rules for requests for home-office access demand that your office takes part. The case number is {{caseNumber}}.\nWhy, and what is asked for, stands in the portal under “Asked of me”.',
    'stand-in-asked':
      'The office in charge cannot answer about a request for remote access itself. The IT of your municipality has named you as a stand-in for this one request. The case number is {{caseNumber}}.\nWhat it is about stands in the portal under “Asked of me”.',
    'inbox-still-waits':
      'For {{workingDays}} working days requests have waited for your answer. Number: {{count}}.\nIf you are away for longer, please name somebody in the portal who stands in.',
    'step-waits-too-long':
      'The request {{caseNumber}} has waited for another office for five working days. They were reminded twice.\nPlease find out whether somebody is away, and name another supervisor in the portal where that helps, or a stand-in where nobody of an office can answer.',
    'application-approved':
      'Your request {{caseNumber}} is approved. The access is released once all conditions are confirmed.\nWhich they are, and what you confirm yourself, stands in the portal, with your request.',
    'crypto-waiver-proposed':
      'Somebody in your municipality has proposed to allow OpenVPN another crypto profile than that of BSI TR-02102-2.\nPlease look at the proposal in the portal. It counts only once a second person has confirmed it.',
    'crypto-waiver-ended':
      'The waiver of the crypto profile of BSI TR-02102-2 was in force until {{until}} and has ended. Devices that are set up stay connected; new access files follow the BSI profile again.\nPlease decide in the portal: move the gateway group to the BSI profile, or propose a new waiver.',
    'orders-overdue':
      'Accesses that were suspended, revoked or shortened have not been confirmed within the time that your municipality allows. Number: {{count}}.\nUntil then a device could still connect there. Which gateway it is and what to do stands in the portal under “Today”. While this is open, you get another mail about further ones after 15 minutes at the earliest.',
    'application-lapsed':
      'Your request {{caseNumber}} was not decided or confirmed in time and has lapsed. That is no refusal.\nIf you still need the access, please apply anew. Your answers are kept.',
  },
} as const;
