// The pages behind the footer links: generic, useful, and plain about what a municipality still has to enter; English.
export const information = {
  missing: {
    contact:
      '{{tenant}} has not entered a contact here yet. Please ask the IT department of your municipality.',
  },
  contact: {
    heading: 'Contact',
    'mail-link': 'Write an e-mail',
  },
  imprint: {
    title: 'Imprint',
    lead: 'This portal is provided for its staff by {{tenant}}.',
    'responsible-heading': 'Responsible for the content',
    'responsible-text':
      'Responsible is {{tenant}}. Address, representation and VAT number are in the imprint of the municipality’s website.',
    'software-heading': 'Software',
    'software-text':
      'The portal runs Fernamt, free software under the licence EUPL-1.2. Design: KERN UX standard.',
  },
  privacy: {
    title: 'Privacy',
    lead: 'Which data about you this portal processes, what for, and what it does not do.',
    'what-heading': 'What is stored',
    'what-person': 'Name, work e-mail address and identifier, as your municipality sends them at sign-in.',
    'what-request': 'Your requests with purpose, period and decision.',
    'what-device': 'Your devices with name, system and public key.',
    'what-unused':
      'Whether a device has ever connected, and whether it has not been used for more than 90 days: a yes or no each, without a date.',
    'what-audit':
      'A log of administrative acts: who requested, decided, suspended or revoked what, and when.',
    'not-heading': 'What is not stored',
    'not-times': 'when and how long you are connected',
    'not-place': 'from where you are connected',
    'not-traffic': 'which pages or services you use and how much data flows',
    'not-password': 'your password',
    'not-key': 'the private key of your device',
    'cookies-heading': 'Cookies',
    'cookies-text':
      'The portal sets only cookies that are technically needed: for your session, your language and the municipality you chose last. There is no tracking, and nothing is loaded from other servers.',
    'rights-heading': 'Your rights',
    'rights-text':
      'You can ask for access, correction, erasure or restriction, and complain to the data protection authority of your federal state. Please contact the data protection officer of your municipality.',
    'notice-heading': 'Notice of your administration',
    'notice-text':
      'The legal basis, how long data are kept, and who is responsible for data protection: {{tenant}} tells you here.',
    'missing-text':
      'Legal basis, storage periods and the name of the data protection officer are available from {{tenant}}; they have not been entered here yet.',
  },
  accessibility: {
    title: 'Accessibility statement',
    lead: '{{tenant}} wants all members of staff to be able to use this portal without obstacles. This statement applies to the portal “Home office access”.',
    'state-heading': 'Conformance status',
    'state-text':
      'The measure is the standard EN 301 549, version 3.2.1, that is WCAG 2.1 at levels A and AA. The pages are checked automatically with every change (axe). An assessment by an independent body is still to come; until then the portal counts as partially conformant.',
    'parts-heading': 'What is not accessible yet',
    'parts-apps':
      'The VPN apps of other makers are not part of the portal. Tell us if you cannot use one of them; we will look for another way.',
    'parts-language': 'Explanations in sign language are not available as a video yet.',
    'alternatives-heading': 'What helps you',
    'alternatives-keyboard': 'Everything can be used with the keyboard alone.',
    'alternatives-script': 'Everything works without JavaScript.',
    'alternatives-qr': 'Next to each QR code the same content is available as a file.',
    'report-heading': 'Report a barrier',
    'report-text': 'You come across an obstacle? Tell us.',
    'report-link': 'Report a barrier',
    'enforcement-heading': 'If we could not help',
    'enforcement-text':
      'If you get no satisfactory answer within one month, you can turn to the arbitration or enforcement body of your federal state. {{tenant}} has still to enter here which one that is.',
  },
  barrier: {
    title: 'Report a barrier',
    lead: 'You cannot read, use or understand something? Tell us. You need no reason and no form.',
    'what-heading': 'What helps us',
    'what-page': 'the address of the page or its heading',
    'what-problem': 'what does not work, in your own words',
    'what-technology': 'what you work with, for example a screen reader or magnification',
    'answer-heading': 'What happens next',
    'answer-text':
      'You get an answer within one month at the latest. If you need your access at once, the help desk sets it up together with you.',
    'mail-subject': 'Barrier in the portal Home office access',
  },
  'easy-language': {
    title: 'Easy language',
    lead: 'Here we explain this site in simple words.',
    'what-heading': 'What is this site?',
    'what-1': 'You work for {{tenant}}.',
    'what-2': 'You want to work at home too.',
    'what-3': 'Then you need an access.',
    'what-4': 'Access means: your computer at home may enter the network of your work.',
    'how-heading': 'What can you do here?',
    'how-1': 'You ask for an access. This is called: request.',
    'how-2': 'Somebody checks your request.',
    'how-3': 'Then you set up your device. The site helps you.',
    'how-4': 'Is your device gone? Say so here at once.',
    'menu-heading': 'How do you find your way?',
    'menu-1': 'The menu is at the top.',
    'menu-2': '“Start” shows: this is what comes next.',
    'menu-3': '“My access” shows: this is what you have.',
    'menu-4': 'At the bottom you see: how to get help.',
    'help-heading': 'Do you need help?',
    'help-text': 'Call us or write an e-mail.',
    'barrier-text':
      'You cannot read or use something? This is called: a barrier. Tell us. We will answer you.',
  },
  'sign-language': {
    title: 'German Sign Language',
    lead: 'Explanations in German Sign Language.',
    'missing-text': '{{tenant}} has not provided a video in German Sign Language yet.',
    'way-heading': 'How to reach us without a phone call',
    'way-text': 'Write to the help desk. If you wish, we arrange an appointment with an interpreter.',
    'easy-link': 'This site in easy language',
  },
} as const;
