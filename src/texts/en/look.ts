// How a municipality's pages look: colours, short name and logo, English.
export const look = {
  title: 'Look',
  'title-of': 'Look: {{name}}',
  lead: 'Colours, brief name and logo stand on all pages of this administration, before sign-in as well. Without them the colours and the sign of the portal apply.',
  'overview-text': 'Colours, brief name and logo or coat of arms on the pages of your administration.',
  'overview-link': 'Change the look',
  saved: 'The look has been saved.',
  'section-colours': 'Colours',
  'section-name': 'Name',
  'section-logo': 'Logo or coat of arms',
  colour: {
    main: 'Main colour',
    'main-hint':
      'For links, buttons and the band above the header. A hash and six digits or letters, for example #1b3a6b',
    accent: 'Accent colour',
    'accent-hint':
      'For the band and the mark in the menu. Empty: the main colour serves for them. For example #b4141e',
  },
  'too-faint-main':
    'This colour is too hard to read on the light parts of the page: its contrast ratio is {{ratio}} to 1, and {{needed}} to 1 is needed (WCAG 1.4.3). The nearest darker tone that will do is {{instead}}.',
  'too-faint-accent':
    'This colour stands out too little from the light parts of the page: its contrast ratio is {{ratio}} to 1, and {{needed}} to 1 is needed (WCAG 1.4.11). The nearest darker tone that will do is {{instead}}.',
  tone: {
    'main-light': 'Main colour on light ground',
    'main-dark': 'Main colour on dark ground',
    'accent-light': 'Accent colour on light ground',
    'accent-dark': 'Accent colour on dark ground',
    measured: '{{colour}}, contrast ratio at least {{ratio}} to 1',
  },
  alternative: 'What the logo shows',
  'alternative-hint':
    'For people who do not see it. Needed as soon as there is a logo. For example: Coat of arms of Musterstadt',
  logo: 'Picture file',
  'logo-instead': 'Another picture file',
  'logo-hint':
    'PNG, JPEG or WebP, at most {{kilobytes}} KB and {{pixels}} pixels wide and high. SVG is not possible. On dark ground the picture gets a white margin.',
  remove: 'Remove the present logo',
} as const;
