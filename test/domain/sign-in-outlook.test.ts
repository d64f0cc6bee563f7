// What would become of whoever tries a proposed sign-in out: what is in the way, and whether they still administer it.
import { usualAssurance } from '../../src/domain/assurance';
import type { SignInAssertion } from '../../src/domain/identity-attributes';
import type { ReadySignIn } from '../../src/domain/sign-in-draft';
import { outlookOf, type Recognition } from '../../src/domain/sign-in-outlook';
import { findingsOf } from '../../src/domain/sign-in-test';
import type { Role } from '../../src/domain/roles';
import { connectionOf } from '../../src/domain/sign-in-values';
import type { TenantKind } from '../../src/domain/tenant';
import { now } from '../support/builders';
import { connection } from '../support/sign-in-values';

const ready: ReadySignIn = {
  ...connectionOf(connection()),
  maker: 'other',
  aliases: null,
  requiredAttribute: { name: 'mandant', value: '1' },
  roleRules: [
    { attribute: 'groups', value: 'leitung', role: 'tenant-admin' },
    { attribute: 'groups', value: 'betrieb', role: 'operator-admin' },
  ],
};

function assertionWith(values: Readonly<Record<string, readonly string[]>>): SignInAssertion {
  return {
    id: '_a',
    expiresAt: now,
    issuer: ready.idp.entityId,
    nameId: { value: 'n', format: null },
    sessionIndex: null,
    inResponseTo: '_r',
    authentication: { instant: now, contextClass: null },
    attributes: Object.entries(values).map(([name, list]) => ({ name, friendlyName: null, values: list })),
  };
}

const lead = { uid: ['tara'], mandant: ['1'], groups: ['leitung'] };
type Case = {
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly change?: Partial<ReadySignIn>;
  readonly recognised?: Recognition | null;
  readonly kind?: TenantKind;
  readonly needsMfa?: boolean;
  readonly contextClass?: string;
  readonly inTheWay: readonly string[];
  readonly roles?: readonly Role[];
};

it.each<[string, Case]>([
  ['an admin comes in', { inTheWay: [], roles: ['employee', 'tenant-admin'] }],
  ['an admin comes in as somebody new', { recognised: 'new', inTheWay: [] }],
  ['whom the portal knows was not asked', { recognised: null, inTheWay: [] }],
  [
    'an admin would have to be assigned first',
    { recognised: 'waits', inTheWay: ['account-awaits-assignment'] },
  ],
  [
    'the key is not sent',
    { values: { ...lead, uid: [] }, recognised: 'unknown', inTheWay: ['identity-missing'] },
  ],
  [
    'the key is mistyped',
    { change: { identity: { kind: 'attribute', name: 'iud' } }, inTheWay: ['identity-missing'] },
  ],
  [
    'the key is what the proposed names call an address',
    { change: { aliases: { email: ['uid'] } }, inTheWay: ['identity-by-mail'] },
  ],
  [
    'the required value is mistyped',
    { values: { ...lead, mandant: ['2'] }, inTheWay: ['required-attribute-missing'] },
  ],
  [
    'nothing fits',
    {
      values: { groups: ['alle'] },
      inTheWay: ['identity-missing', 'required-attribute-missing', 'trial-admin-lost'],
    },
  ],
  ['a colleague without the role', { values: { ...lead, groups: ['alle'] }, inTheWay: ['trial-admin-lost'] }],
  [
    'the role of the provider does not count in a municipality',
    { values: { ...lead, groups: ['betrieb'] }, inTheWay: ['trial-admin-lost'] },
  ],
  [
    'the provider’s own sign-in wants its own role',
    {
      values: { ...lead, groups: ['betrieb'] },
      kind: 'operator',
      inTheWay: [],
      roles: ['employee', 'operator-admin'],
    },
  ],
  ['the provider’s own sign-in without it', { kind: 'operator', inTheWay: ['trial-admin-lost'] }],
  [
    'a second factor is demanded and not shown',
    { needsMfa: true, inTheWay: ['trial-admin-rests'], roles: ['employee'] },
  ],
  [
    'a second factor is demanded and shown',
    { needsMfa: true, contextClass: 'https://refeds.org/profile/mfa', inTheWay: [] },
  ],
])('%s', (_name, one) => {
  const { values = lead, change = {}, recognised = 'same', kind = 'municipality', contextClass = null } = one;
  const findings = findingsOf(assertionWith(values), { ...ready, ...change }, kind);
  const outlook = outlookOf(findings, {
    recognised,
    authentication: { instant: now, contextClass, methods: [] },
    assurance: { ...usualAssurance, adminsNeedMfa: one.needsMfa ?? false },
    kind,
  });
  expect(outlook.inTheWay).toEqual(one.inTheWay);
  expect(outlook.staysAdmin).toBe(!one.inTheWay.some((reason) => reason.startsWith('trial-admin')));
  if (one.roles !== undefined) expect(outlook.roles).toEqual(one.roles);
});
