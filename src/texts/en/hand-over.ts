// Setting a device up on itself, English.
export const handOver = {
  button: 'Go on at the device itself',
  text: 'Are you setting up another device than the one in front of you? A link or code opens this page there.',
  link: {
    title: 'Set up “{{device}}” on the device itself',
    here: 'Go on at the device',
    lead: 'Open the link on the device, sign in there with the same account, and go on. The key is then made on that device.',
    until: 'Valid until {{time}}.',
    once: 'The link can be used once, and only by you.',
    'scan-heading': 'Phone or tablet: scan the code',
    'scan-text': 'Scan it with the camera.',
    'qr-alt': 'QR code with the link; the link is also in the field below.',
    'copy-heading': 'Another computer: open the link',
    'copy-label': 'Link to copy',
    typed: 'Or open {{address}} there and enter this code:',
    back: 'Back to the device',
  },
  open: {
    title: 'Set up the device here',
    lead: 'Sign in. After that you set up this device.',
    onward: 'Sign in',
  },
  take: {
    title: 'Set up the device here',
    lead: 'The code is on the page you come from.',
    code: 'Code',
    'code-hint': '26 characters. Upper or lower case does not matter.',
    submit: 'Go on',
    'to-access': 'To my access',
    done: 'You can now set up this device here.',
  },
} as const;
