// What a sign-in hangs on: checked, compared without regard to order and line breaks, and laid side by side.
import type { AliasOverrides } from '../../src/domain/attribute-aliases';
import type { RequiredAttribute } from '../../src/domain/required-attribute';
import {
  checkSignInChange,
  checkSignInValues,
  differencesOf,
  sameValues,
  type SignInValues,
} from '../../src/domain/sign-in-values';
import { refusalOf } from '../support/builders';
import { connection, rules } from '../support/sign-in-values';

describe('values', () => {
  it.each<[string, SignInValues, SignInValues, boolean]>([
    ['the same', connection(), connection(), true],
    [
      'certificates in another order',
      connection({ certificates: ['A', 'B'] }),
      connection({ certificates: ['B', 'A'] }),
      true,
    ],
    [
      'certificates with other line breaks',
      connection({ certificates: ['A B'] }),
      connection({ certificates: ['A\r\nB'] }),
      true,
    ],
    [
      'a certificate more',
      connection({ certificates: ['A'] }),
      connection({ certificates: ['A', 'B'] }),
      false,
    ],
    [
      'a certificate twice',
      connection({ certificates: ['A'] }),
      connection({ certificates: ['A', 'A'] }),
      true,
    ],
    ['another address', connection(), connection({ ssoUrl: 'https://evil.example/sso' }), false],
    [
      'no sign-out address',
      connection({ sloUrl: 'https://idp.example/slo' }),
      connection({ sloUrl: null }),
      false,
    ],
    [
      'the NameID instead of an attribute of that name',
      connection({ identity: { kind: 'name-id' } }),
      connection({ identity: { kind: 'attribute', name: 'NameID' } }),
      false,
    ],
    [
      'rules that would read alike unquoted',
      { kind: 'role-rules', rules: [{ role: 'auditor', attribute: 'a', value: 'b=c' }] },
      { kind: 'role-rules', rules: [{ role: 'auditor', attribute: 'a=b', value: 'c' }] },
      false,
    ],
    ['rules in another order', rules('it-admin', 'auditor'), rules('auditor', 'it-admin'), true],
    ['a rule less', rules('it-admin', 'auditor'), rules('it-admin'), false],
    ['two kinds', connection(), rules('it-admin'), false],
    ['own names in another order', reading({ upn: ['a', 'b'] }), reading({ upn: ['b', 'a'] }), false],
    [
      'one name with a comma and two names',
      reading({ upn: ['a", "b'] }),
      reading({ upn: ['a', 'b'] }),
      false,
    ],
    ['a condition more', reading({}), reading({}, { name: 'a', value: 'b' }), false],
  ])('with %s are told apart or not', (_, one, other, same) => {
    expect(sameValues(one, other)).toBe(same);
    expect(sameValues(other, one)).toBe(same);
    expect(differencesOf(one, other).length === 0).toBe(same);
  });

  it('are laid side by side, only where they differ', () => {
    const before = connection({ certificates: ['A', 'B'], ssoUrl: 'https://old.example/' });
    const after = connection({ certificates: ['B', 'C'], ssoUrl: 'https://new.example/' });
    expect(differencesOf(before, after)).toEqual([
      { field: 'sso-url', removed: ['https://old.example/'], added: ['https://new.example/'], kept: [] },
      { field: 'certificates', removed: [pem('A')], added: [pem('C')], kept: [pem('B')] },
    ]);
  });

  it.each<[string, SignInValues, string]>([
    ['good', connection(), 'not refused'],
    [
      'nothing signed',
      connection({ wantAssertionsSigned: false, wantResponseSigned: false }),
      'saml-nothing-signed',
    ],
    ['the mail address', connection({ identity: { kind: 'attribute', name: 'mail' } }), 'identity-by-mail'],
    ['no certificate', connection({ certificates: [] }), 'saml-certificate'],
    ['an address that is none', connection({ ssoUrl: 'javascript:alert(1)' }), 'saml-address'],
    ['no entityID', connection({ entityId: '' }), 'saml-entity-id'],
    ['good rules', rules('it-admin', 'tenant-admin'), 'not refused'],
    ['a role of the provider', rules('operator-admin', 'tenant-admin'), 'role-not-grantable'],
    ['the emergency account', rules('break-glass', 'tenant-admin'), 'role-not-grantable'],
    [
      'an empty value',
      { kind: 'role-rules', rules: [{ role: 'it-admin', attribute: 'groups', value: ' ' }] },
      'role-rule-incomplete',
    ],
  ])('are checked: %s', (_, values, said) => {
    expect(refusalOf(() => checkSignInValues(values, 'municipality'))).toBe(said);
  });

  it('keep one of the rules by which there are admins now', () => {
    const admins = (...values: readonly string[]): SignInValues => ({
      kind: 'role-rules',
      rules: values.map((value) => ({ role: 'tenant-admin', attribute: 'groups', value })),
    });
    const said = (before: SignInValues, after: SignInValues) =>
      refusalOf(() => checkSignInChange(before, after, 'municipality'));
    expect(said(admins('old'), admins('new'))).toBe('role-rules-replace-all-admins');
    expect(said(admins('old'), admins('new', 'old'))).toBe('not refused');
    expect(said(admins('old', 'new'), admins('new'))).toBe('not refused');
    expect(said(rules('it-admin'), admins('first'))).toBe('not refused');
  });

  it('may give a role of the provider at the provider', () => {
    expect(refusalOf(() => checkSignInValues(rules('operator-admin'), 'operator'))).toBe('not refused');
  });
});

function reading(aliases: AliasOverrides, required: RequiredAttribute | null = null): SignInValues {
  return { kind: 'attributes', required, aliases };
}

function pem(text: string): string {
  return `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
}
