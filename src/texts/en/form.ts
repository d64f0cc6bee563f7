// What forms say by themselves, English.
export const form = {
  summary: {
    heading_one: 'Please check one entry.',
    heading_other: 'Please check {{count}} entries.',
    'title-prefix': 'Error: {{title}}',
  },
  optional: 'optional',
  error: {
    missing: 'Something is still missing here.',
    'too-long': 'This entry is too long. It can have {{max}} characters.',
    'too-small': 'This number is too small. The least is {{min}}.',
    'too-big': 'This number is too big. The most is {{max}}.',
    'not-a-date': 'This is not a valid date. Write for example 31.12.2026.',
    'until-before-from': 'The end is before the beginning.',
    'not-a-number': 'Enter a whole number.',
    'not-a-choice': 'Choose one of the options.',
    'must-accept': 'Confirm this to go on.',
    'odd-characters': 'This entry contains characters that cannot be used here.',
    invalid: 'This entry does not fit here.',
  },
} as const;
