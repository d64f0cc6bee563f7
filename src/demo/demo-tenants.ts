// The two invented municipalities of the demo, their provider, and the people who can sign in there.
import { firstProfile, newTenant, notConnected } from '../domain/new-tenant';
import { checkedColour } from '../domain/colour';
import type { PublicBody } from '../domain/municipality';
import type { Tenant } from '../domain/tenant';
import type { LookToChoose } from '../usecases/change-look';
import type { NetworkToCreate, TenantToCreate } from '../usecases/create-tenant';
import { demoCrest } from './demo-crest';
import type { DemoAccount } from './identity-provider/demo-account';

export type DemoTenant = {
  readonly create: TenantToCreate & { readonly network: NetworkToCreate };
  readonly body: PublicBody;
  /** Chosen by its admin; without it, as the portal looks by itself. */
  readonly look?: LookToChoose;
  readonly people: readonly DemoAccount[];
};
export type DemoOperator = { readonly create: TenantToCreate; readonly people: readonly DemoAccount[] };

const leafletText = [
  'Sperren Sie den Bildschirm, wenn Sie den Platz verlassen.',
  'Nutzen Sie den Zugang nur für dienstliche Aufgaben und geben Sie Ihre Zugangsdatei niemandem weiter.',
  'Melden Sie einen Verlust des Geräts sofort, hier im Portal oder telefonisch.',
  'Drucken und speichern Sie zu Hause nichts, was nicht auch auf Ihrem Schreibtisch im Amt liegen dürfte.',
].join('\n');

/** The demo has one supervisor in each municipality, who has signed in before. */
export const supervisorGroup = 'vpn-fuehrung';

/** Groups as the demo's directory names them; nobody holds a role but through one. */
const roleRules = [
  { attribute: 'groups', value: 'vpn-it', role: 'it-admin' },
  { attribute: 'groups', value: 'vpn-leitung', role: 'tenant-admin' },
  { attribute: 'groups', value: 'vpn-service', role: 'help-desk' },
  { attribute: 'groups', value: 'vpn-revision', role: 'auditor' },
  { attribute: 'groups', value: supervisorGroup, role: 'supervisor' },
] as const;

function account(
  login: string,
  name: readonly [string, string],
  department: string,
  ...groups: string[]
): DemoAccount {
  const [givenName, surname] = name;
  const mail = `${login}@musterverwaltung.example`;
  return { login, displayName: `${givenName} ${surname}`, givenName, surname, mail, department, groups };
}

type Place = {
  readonly slug: string;
  readonly name: string;
  readonly caseCode: string;
  readonly phone: string;
  /** Second octet of the tunnel networks, so that the two never meet. */
  readonly octet: number;
  readonly ports: { readonly wireguard: number; readonly openvpn: number };
  readonly serverKeys: Tenant['serverKeys'];
};

function tenantToCreate({
  slug,
  name,
  caseCode,
  phone,
  octet,
  ports,
  serverKeys,
}: Place): DemoTenant['create'] {
  return {
    tenant: {
      ...newTenant({
        kind: 'municipality',
        slug,
        name,
        caseCode,
        timeZone: 'Europe/Berlin',
        federalState: 'DE-NW',
        hotline: { phone, hours: 'Mo–Fr 7–18 Uhr', mail: `hotline@${slug}.example` },
      }),
      leafletText,
      serverKeys,
      wireguard: {
        decidedBy: 'Informationssicherheit (Demo)',
        reason: 'Nur in der Vorführung: beide VPN-Arten sollen zu sehen sein.',
        decidedOn: '2026-11-01',
        reviewOn: '2027-11-01',
      },
    },
    saml: { ...notConnected, identity: { kind: 'attribute', name: 'uid' } },
    roleRules,
    network: {
      group: {
        name: 'Standard',
        serverName: `vpn.${slug}.example`,
        wireguardPort: ports.wireguard,
        openvpnPort: ports.openvpn,
        dns: [`10.${octet}.0.53`],
        reachable: [`10.${octet}.0.0/24`, `fd00:${octet}::/64`],
        maxClients: 1024,
      },
      pools: [
        { protocol: 'openvpn', family: 4, cidr: `10.${octet}.64.0/20` },
        { protocol: 'openvpn', family: 6, cidr: `fd00:${octet}:64::/64` },
        { protocol: 'wireguard', family: 4, cidr: `10.${octet}.128.0/20` },
        { protocol: 'wireguard', family: 6, cidr: `fd00:${octet}:128::/64` },
      ],
      profile: firstProfile(['openvpn', 'wireguard']),
    },
  };
}

export const demoTenants: readonly DemoTenant[] = [
  {
    create: tenantToCreate({
      slug: 'musterstadt',
      name: 'Stadt Musterstadt',
      caseCode: 'MU',
      phone: '0000 115-42',
      octet: 90,
      serverKeys: null,
      ports: { wireguard: 51820, openvpn: 1194 },
    }),
    body: 'city',
    look: {
      colours: { main: checkedColour('#14603c'), accent: checkedColour('#a8620a') },
      shortName: 'Musterstadt',
      logo: {
        bytes: demoCrest(),
        alternative: 'Wappen der Stadt Musterstadt: ein Fluss zwischen zwei Hügeln',
      },
      seen: 0,
    },
    people: [
      account('anna.amsel', ['Anna', 'Amsel'], 'Bauamt'),
      account('bernd.buche', ['Bernd', 'Buche'], 'IT', 'vpn-it', 'vpn-leitung'),
      account('carla.caesar', ['Carla', 'Cäsar'], 'IT', 'vpn-it'),
      account('doerte.dohle', ['Dörte', 'Dohle'], 'Benutzerservice', 'vpn-service'),
      account('emil.esche', ['Emil', 'Esche'], 'Rechnungsprüfung', 'vpn-revision'),
      account('frauke.fink', ['Frauke', 'Fink'], 'Sozialamt'),
      account('georg.gruenspecht', ['Georg', 'Grünspecht'], 'Standesamt'),
      account('viola.vogel', ['Viola', 'Vogel'], 'Bauamt', supervisorGroup),
    ],
  },
  {
    create: tenantToCreate({
      slug: 'beispielgemeinde',
      name: 'Gemeinde Beispiel',
      caseCode: 'GB',
      phone: '0000 115-77',
      octet: 91,
      serverKeys: {
        decidedBy: 'Hauptamtsleitung (Demo)',
        reason: 'Nur in der Vorführung: auch der Weg ohne JavaScript soll zu sehen sein.',
        decidedOn: '2026-11-01',
        reviewOn: '2027-11-01',
      },
      ports: { wireguard: 51821, openvpn: 1195 },
    }),
    body: 'municipality',
    people: [
      account('hanna.habicht', ['Hanna', 'Habicht'], 'Kämmerei'),
      account('ingo.ilex', ['Ingo', 'Ilex'], 'IT', 'vpn-it', 'vpn-leitung'),
      account('jana.jaeger', ['Jana', 'Jäger'], 'Bürgerbüro'),
      account('karl.kranich', ['Karl', 'Kranich'], 'Hauptamt', supervisorGroup),
    ],
  },
];

export const demoOperator: DemoOperator = {
  create: {
    tenant: newTenant({
      kind: 'operator',
      slug: 'betreiber',
      name: 'Kommunales Rechenzentrum Beispiel',
      caseCode: 'OP',
      timeZone: 'Europe/Berlin',
      hotline: { phone: '0000 115-99', hours: 'Mo–Fr 7–18 Uhr', mail: 'hotline@betreiber.example' },
    }),
    saml: { ...notConnected, identity: { kind: 'attribute', name: 'uid' } },
    roleRules: [
      { attribute: 'groups', value: 'fernamt-betrieb', role: 'operator-admin' },
      { attribute: 'groups', value: 'fernamt-betrieb', role: 'tenant-admin' },
      { attribute: 'groups', value: 'fernamt-revision', role: 'auditor' },
    ],
    network: null,
  },
  people: [
    account('olga.otter', ['Olga', 'Otter'], 'Betrieb', 'fernamt-betrieb'),
    account('paul.pirol', ['Paul', 'Pirol'], 'Revision', 'fernamt-revision'),
  ],
};
