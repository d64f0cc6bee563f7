// Which changes to a sign-in make strangers of everybody.
import { makesEverybodyNew } from '../../src/domain/person-keys-change';
import { connection, rules } from '../support/sign-in-values';

it.each([
  ['another identity provider', connection({ entityId: 'https://other.example' }), true],
  ['another attribute', connection({ identity: { kind: 'attribute', name: 'mail-nickname' } }), true],
  ['the NameID instead', connection({ identity: { kind: 'name-id' } }), true],
  [
    'an attribute that is called like it',
    connection({ identity: { kind: 'attribute', name: 'name-id' } }),
    true,
  ],
  ['another certificate', connection({ certificates: ['NEW'] }), false],
  ['another address', connection({ ssoUrl: 'https://new.example/sso' }), false],
  ['another signed part', connection({ wantResponseSigned: false }), false],
  ['nothing', connection(), false],
])('%s: %p', (_, after, isSo) => {
  expect(makesEverybodyNew(connection(), after)).toBe(isSo);
});

it('rules for roles make nobody a stranger', () => {
  expect(makesEverybodyNew(rules('it-admin'), rules('tenant-admin'))).toBe(false);
});
