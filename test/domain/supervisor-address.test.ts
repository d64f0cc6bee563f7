// What counts as the address of a supervisor: an address in lower case; never a directory name, never oneself.
import fc from 'fast-check';
import { checkAliases, isNameOf } from '../../src/domain/attribute-aliases';
import type { SamlAttribute } from '../../src/domain/identity-attributes';
import { marksOf } from '../../src/domain/person-marks';
import { supervisorOf } from '../../src/domain/supervisor-address';

const attribute = (name: string, ...values: readonly string[]): SamlAttribute => ({
  name,
  friendlyName: null,
  values,
});
const aliases = { supervisor: ['manager'] };
const anna = [attribute('mail', 'Anna.Amsel@musterstadt.example'), attribute('uid', 'anna@stadt.local')];

function read(...values: readonly string[]): string | null {
  const attributes = [...anna, attribute('manager', ...values)];
  return supervisorOf(attributes, marksOf(attributes, 'key', aliases), aliases);
}

it.each([
  ['a mail address', 'Viola.Vogel@Musterstadt.example', 'viola.vogel@musterstadt.example'],
  ['a login name of that form', 'vvogel@stadt.local', 'vvogel@stadt.local'],
  ['umlauts', 'Jörg@Müllstadt.example', 'jörg@müllstadt.example'],
  ['spaces around it', '  viola@musterstadt.example ', 'viola@musterstadt.example'],
])('is read: %s', (_, value, kept) => {
  expect(read(value)).toBe(kept);
});

it.each([
  ['a distinguished name', 'CN=Viola Vogel,OU=Bauamt,DC=stadt,DC=local'],
  ['one of a single part with an @ in it', 'CN=viola@musterstadt.example'],
  ['one with an escaped comma', 'CN=Vogel\\, viola@musterstadt.example'],
  ['a name', 'Viola Vogel'],
  ['a login without a domain', 'viola.vogel'],
  ['a Windows login', 'STADT\\viola@musterstadt.example'],
  ['an object id', '0197a000-0000-7000-8000-000000000001'],
  ['two addresses in one value', 'a@b.example,c@d.example'],
  ['a second line', 'a@b.example\nBcc: c@d.example'],
  ['a mark that turns the writing direction', 'viola\u202e@musterstadt.example'],
  ['nothing before the @', '@musterstadt.example'],
  ['nothing at all', ' '],
  ['10,000 characters', `${'v'.repeat(10_000)}@musterstadt.example`],
  ['markup', '<b>viola@musterstadt.example</b>'],
  ['their own address', 'anna.amsel@MUSTERSTADT.example'],
  ['their own login name', 'Anna@stadt.local'],
])('is passed over: %s', (_, value) => {
  expect(read(value)).toBeNull();
});

it('is the first of several that can be read', () => {
  expect(read('CN=Viola', 'anna.amsel@musterstadt.example', 'viola@b.example', 'c@d.example')).toBe(
    'viola@b.example',
  );
});

it('is read by no name that the municipality has not given', () => {
  const sent = [...anna, attribute('manager', 'viola@b.example'), attribute('supervisor', 'viola@b.example')];
  expect(supervisorOf(sent, [], {})).toBeNull();
  expect(isNameOf('supervisor', 'manager')).toBe(false);
  expect(isNameOf('supervisor', 'MANAGER', aliases)).toBe(true);
  expect(() => {
    checkAliases({ supervisor: [] });
  }).toThrow();
});

it('is a bounded line in lower case, whatever arrives', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress())), (values) => {
      const text = read(...values);
      expect(text === null || (text.length <= 200 && text === text.toLowerCase())).toBe(true);
      expect(text ?? '').not.toMatch(/[\s\p{Cc}\p{Cf}<>"=,;]/u);
    }),
  );
});
