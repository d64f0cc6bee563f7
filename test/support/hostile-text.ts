// Texts that try to break out of a field of a configuration file, alone or wrapped around a good value.
import fc from 'fast-check';

const tricks = [
  '\n',
  '\r\n',
  '\r',
  '\0',
  '"',
  "'",
  '`',
  '#',
  ';',
  '<',
  '</ca>',
  '<connection>',
  '\\',
  ' ',
  '\t',
  '\u2028',
]
  .concat([
    '\nPostUp = /bin/sh',
    '\nup /bin/sh',
    '\n[Peer]',
    '\nscript-security 2\n',
    '\n-----END CERTIFICATE-----\n',
  ])
  .concat([
    'ä',
    '\u202e',
    '\u0000remote x',
    '${x}',
    '$(x)',
    ', ::/0',
    '%0aup x',
    '\ufeff',
    '\u0085',
    '..',
    '/',
    '=',
    '-',
  ]);

/** One of the good values, untouched or with tricks at its start, its end or anywhere in it; or any text at all. */
export function hostileText(...good: readonly string[]): fc.Arbitrary<string> {
  const trick = fc.oneof(fc.constantFrom(...tricks), fc.string({ unit: 'binary', maxLength: 8 }));
  const wrapped = fc
    .tuple(fc.constantFrom(...good), trick, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([text, dirt, at]) => {
      const cut = Math.round(at * text.length);
      return text.slice(0, cut) + dirt + text.slice(cut);
    });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...good) },
    { weight: 4, arbitrary: wrapped },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}
