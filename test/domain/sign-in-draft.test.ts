// What may be switched on, and what a required attribute lets in.
import { checkRequired, hasRequired, requiredAttribute } from '../../src/domain/required-attribute';
import {
  changedDraft,
  emptyDraft,
  isTested,
  readySignIn,
  toSwitchOn,
  type Recognition,
} from '../../src/domain/sign-in-draft';
import { now, refusalOf } from '../support/builders';

const recognition: Recognition = {
  identity: { kind: 'name-id' },
  wantAssertionsSigned: true,
  wantResponseSigned: false,
  requiredAttribute: null,
};
const idp = { entityId: 'idp', ssoUrl: 'https://idp/sso', sloUrl: null, signingCertificates: ['a'] };
const whole = changedDraft(emptyDraft([]), { idp, recognition }, 'municipality');

it('raises the version with every change, so that a test no longer counts', () => {
  const tested = { ...whole, tested: { version: whole.version, at: now } };
  expect([whole.version, isTested(whole), isTested(tested)]).toEqual([1, false, true]);
  expect(toSwitchOn(tested)).toEqual({ ...recognition, maker: 'other', aliases: null, idp, roleRules: [] });
  const changed = changedDraft(tested, { maker: 'keycloak' }, 'municipality');
  expect([changed.version, isTested(changed)]).toEqual([2, false]);
  expect(refusalOf(() => toSwitchOn(changed))).toBe('sign-in-draft-untested');
});

it('is ready with metadata and recognition, not before', () => {
  expect(readySignIn(emptyDraft([]))).toBeNull();
  expect(readySignIn({ ...whole, idp: null })).toBeNull();
  expect(readySignIn({ ...whole, recognition: null })).toBeNull();
  expect(refusalOf(() => toSwitchOn(emptyDraft([])))).toBe('sign-in-draft-incomplete');
});

it.each([
  ['saml-nothing-signed', { recognition: { ...recognition, wantAssertionsSigned: false } }],
  ['identity-by-mail', { recognition: { ...recognition, identity: { kind: 'attribute', name: 'mail' } } }],
  ['role-not-grantable', { roleRules: [{ attribute: 'a', value: 'b', role: 'operator-admin' }] }],
  ['role-not-grantable', { roleRules: [{ attribute: 'a', value: 'b', role: 'break-glass' }] }],
  ['role-not-grantable', { roleRules: [{ attribute: 'a', value: ' ', role: 'it-admin' }] }],
] as const)('is refused: %s', (reason, change) => {
  expect(refusalOf(() => changedDraft(emptyDraft([]), change, 'municipality'))).toBe(reason);
});

it('gives the operator’s people their role', () => {
  const roleRules = [{ attribute: 'a', value: 'b', role: 'operator-admin' as const }];
  expect(changedDraft(emptyDraft([]), { roleRules }, 'operator').roleRules).toEqual(roleRules);
});

describe('a required attribute', () => {
  const required = { name: 'o', value: 'Musterstadt' };
  const said = (name: string, ...values: readonly string[]) => [{ name, friendlyName: null, values }];

  it.each([
    [true, said('o', 'Musterstadt')],
    [true, said('o', 'Nebendorf', 'Musterstadt')],
    [true, [...said('o', 'Nebendorf'), ...said('o', 'Musterstadt')]],
    [false, said('o', 'Nebendorf')],
    [false, said('o', 'musterstadt')],
    [false, said('o', 'Musterstadt-Süd')],
    [false, said('O', 'Musterstadt')],
    [false, [{ name: 'x', friendlyName: 'o', values: ['Musterstadt'] }]],
    [false, said('mail', 'anna@musterstadt.example')],
    [false, []],
  ])('lets in (%s): %j', (isIn, attributes) => {
    expect(hasRequired(attributes, required)).toBe(isIn);
    if (!isIn)
      expect(refusalOf(() => checkRequired(attributes, required))).toBe('required-attribute-missing');
  });

  it('lets everybody in when there is none', () => {
    expect(hasRequired([], null)).toBe(true);
  });

  it('has a name and a value, or is none', () => {
    expect(requiredAttribute(' o ', ' x ')).toEqual({ name: 'o', value: 'x' });
    expect(requiredAttribute('', ' ')).toBeNull();
    for (const [name, value] of [
      ['o', ''],
      ['', 'x'],
      ['o', 'x'.repeat(257)],
    ] as const)
      expect(refusalOf(() => requiredAttribute(name, value))).toBe('required-attribute-incomplete');
  });
});
