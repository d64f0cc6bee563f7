// The people of the pages' tour: one for each place where somebody can stand, in a town that has seen everything and one
// that has seen nothing.
import { demoOperator, demoTenants, type DemoTenant } from '../../../src/demo/demo-tenants';
import type { DemoAccount } from '../../../src/demo/identity-provider/demo-account';

/** Where somebody stands, by login. */
export const standings = [
  'nothing',
  'waiting',
  'asked',
  'denied',
  'not-begun',
  'ready',
  'file-missing',
  'unconnected',
  'working',
  'ends-soon',
  'device-suspended',
  'device-lost',
  'device-revoked',
  'device-red',
  'suspended',
  'revoked',
  'ended',
  'drafting',
  'drafting-excluded',
  'endorsing',
  'obliged',
] as const;

export type Login =
  | (typeof standings)[number]
  | 'admin'
  | 'second-admin'
  | 'help-desk'
  | 'auditor'
  | 'leader'
  | 'newcomer'
  /** Of the demo's provider. */
  | 'olga.otter';

/** Long and with umlauts, so that narrow pages are tried; a group that no rule knows. */
function account(login: Login, surname: string, ...groups: readonly string[]): DemoAccount {
  return {
    login,
    displayName: `Käthe-Friederike ${surname}`,
    givenName: 'Käthe-Friederike',
    surname,
    mail: `${login}@musterverwaltung.example`,
    department: 'Amt für Stadtentwicklung und Grünflächen',
    groups: groups.length === 0 ? ['amt'] : groups,
  };
}

const surnames = [
  'Adler',
  'Buchfink',
  'Dohle',
  'Eisvogel',
  'Fasan',
  'Goldammer',
  'Häher',
  'Kormoran',
  'Lerche',
  'Meise',
  'Nachtigall',
  'Pirol',
  'Rohrdommel',
  'Sperling',
  'Taube',
  'Uhu',
  'Wachtel',
  'Zaunkönig',
  'Zeisig',
  'Zilpzalp',
  'Mauersegler',
];

function tenantAt(index: number): DemoTenant {
  const tenant = demoTenants[index];
  if (tenant === undefined) throw new Error('the demo has too few municipalities');
  return tenant;
}

export const providerSlug = demoOperator.create.tenant.slug;
export const busySlug = tenantAt(0).create.tenant.slug;
export const emptySlug = tenantAt(1).create.tenant.slug;

export const stagedTenants: readonly DemoTenant[] = [
  {
    ...tenantAt(0),
    people: [
      ...standings.map((login, index) => account(login, surnames[index] ?? login)),
      account('admin', 'Wiedehopf', 'vpn-it', 'vpn-leitung'),
      account('second-admin', 'Zaunkönig', 'vpn-it'),
      account('help-desk', 'Zeisig', 'vpn-service'),
      account('auditor', 'Ziegenmelker', 'vpn-revision'),
      account('leader', 'Steinadler'),
    ],
  },
  {
    ...tenantAt(1),
    people: [account('newcomer', 'Amsel'), account('admin', 'Ente', 'vpn-it', 'vpn-leitung')],
  },
];
