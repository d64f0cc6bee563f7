// The page on which the demo shows the portal's mails, English.
export const demoMails = {
  title: 'Mails of the demo',
  lead: 'The portal has sent these mails. They have stayed on this machine: the demo catches them and passes none on.',
  empty: 'There are none yet. They come a few seconds after something has happened; reload the page then.',
  to: 'To: {{to}}',
} as const;
