// A municipality with room for everybody: large pools, both protocols, a gateway, and an IT admin.
import type { Actor } from '../../../src/domain/actor';
import type { AccessProfile } from '../../../src/domain/access-profile';
import { Refusal } from '../../../src/domain/errors';
import type { AddressPool, Gateway } from '../../../src/domain/gateway';
import { identityRef, personId, type TenantId } from '../../../src/domain/ids';
import { createGateway } from '../../../src/usecases/create-gateway';
import { createTenant, type TenantToCreate } from '../../../src/usecases/create-tenant';
import type { Ports } from '../../../src/usecases/ports';

export const benchSlug = 'musterstadt';

export type BenchTown = {
  readonly tenantId: TenantId;
  readonly admin: Actor;
  readonly profile: AccessProfile;
  readonly pools: readonly AddressPool[];
  readonly gateway: Gateway;
  /** With which the gateway's agent enrols. */
  readonly enrolmentToken: string;
};

const town: TenantToCreate = {
  tenant: {
    kind: 'municipality',
    slug: benchSlug,
    name: 'Stadt Musterstadt',
    caseCode: 'MU',
    timeZone: 'Europe/Berlin',
    federalState: null,
    hotline: null,
    maxGrantDays: 365,
    handOverMinutes: 60,
    leafletVersion: 1,
    leafletText: 'Sperren Sie den Bildschirm.',
    wireguard: {
      decidedBy: 'Informationssicherheit',
      reason: 'Zum Messen.',
      decidedOn: '2026-01-01',
      reviewOn: '2099-01-01',
    },
    serverKeys: null,
    maxOfflineDays: 7,
    closeAfterHours: null,
    confirmWithinSeconds: 60,
    closedAt: null,
  },
  saml: { idp: null, identity: { kind: 'name-id' }, wantAssertionsSigned: true, wantResponseSigned: true },
  roleRules: [],
  necessity: 'nobody',
  network: {
    group: {
      name: 'Rathaus',
      serverName: 'vpn.musterstadt.example',
      wireguardPort: 51_820,
      openvpnPort: 1194,
      dns: ['10.1.0.53'],
      reachable: ['10.1.0.0/16'],
      maxClients: 1024,
    },
    pools: [
      { protocol: 'openvpn', family: 4, cidr: '10.64.0.0/12' },
      { protocol: 'openvpn', family: 6, cidr: 'fd00:64::/64' },
      { protocol: 'wireguard', family: 4, cidr: '10.128.0.0/12' },
      { protocol: 'wireguard', family: 6, cidr: 'fd00:128::/64' },
    ],
    profile: {
      name: 'Homeoffice Standard',
      description: 'Fachverfahren und Laufwerke',
      protocols: ['openvpn', 'wireguard'],
      systems: ['windows', 'macos', 'linux', 'ios', 'android'],
      deviceKinds: ['managed', 'private'],
      maxDevices: 2,
      maxDays: 365,
    },
  },
};

export async function createBenchTown(ports: Ports, slug = benchSlug): Promise<BenchTown> {
  const tenantId = await createTenant(ports, { ...town, tenant: { ...town.tenant, slug } });
  const store = ports.store.forTenant(tenantId);
  const [profile] = await store.profiles.list();
  if (profile === undefined) throw new Refusal('not-found', 'no-such-profile');
  const admin: Actor = {
    tenantId,
    personId: personId(ports.ids.uuid()),
    ref: identityRef(ports.ids.uuid()),
    roles: ['employee', 'it-admin'],
  };
  await store.persons.insert(
    {
      id: admin.personId,
      tenantId,
      ref: admin.ref,
      displayName: 'Ingo Technik',
      mail: null,
      department: null,
      supervisor: null,
      createdAt: ports.clock(),
    },
    { issuer: 'https://idp.example', keyName: 'NameID', keyValue: 'ingo.technik' },
  );
  const order = { name: 'gw1', endpointHost: 'gw1.example', gatewayGroupId: profile.gatewayGroupId };
  const { gateway, token } = await createGateway(ports, admin, order);
  const pools = await store.addresses.allPools();
  return { tenantId, admin, profile, pools, gateway, enrolmentToken: token };
}
