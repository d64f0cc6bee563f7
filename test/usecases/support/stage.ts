// Two municipalities in a real database of either engine, with real keys and certificates, a clock that tests turn, and
// a record of who was woken when: what the acts are tested on.
import { oneTimeCodes } from '../../../src/adapters/otp/one-time-codes';
import type { Knex } from 'knex';
import { newServerKey, newSigningKey, newWireguardKey } from '../../../src/agent/identity/agent-crypto';
import { certificateRequest } from '../../../src/agent/identity/certificate-request';
import { createStore } from '../../../src/adapters/db/store';
import { createPki } from '../../../src/adapters/pki/pki';
import { describeCertificate } from '../../../src/adapters/saml/certificate';
import { readIdpMetadata } from '../../../src/adapters/saml/idp-metadata';
import { createSamlKey } from '../../../src/adapters/saml/saml-key';
import { createIds } from '../../../src/adapters/system/ids';
import type { Actor } from '../../../src/domain/actor';
import type { AccessProfile } from '../../../src/domain/access-profile';
import type { AddressPool, Gateway, GatewayGroup } from '../../../src/domain/gateway';
import { identityRef, personId, type GatewayId, type TenantId } from '../../../src/domain/ids';
import type { Role } from '../../../src/domain/roles';
import { createGateway } from '../../../src/usecases/create-gateway';
import { createTenant, type NetworkToCreate, type TenantToCreate } from '../../../src/usecases/create-tenant';
import { enrolGateway } from '../../../src/usecases/enrol-gateway';
import type { KeyToken } from '../../../src/usecases/ports-of-key-tokens';
import type { Ports, Store, TenantStore } from '../../../src/usecases/ports';
import { orderMails } from '../../../src/usecases/steps/order-mails';
import { testSecrets, type TestDatabases } from '../../support/databases';
import { testMail, type TestMail } from '../../support/test-mail';

export type Town = {
  readonly id: TenantId;
  readonly slug: string;
  readonly store: TenantStore;
  readonly group: GatewayGroup;
  readonly profile: AccessProfile;
};

export type Stage = {
  readonly knex: Knex;
  readonly url: string;
  readonly ports: Ports;
  /** Turn it: `stage.clock.now = later`. */
  readonly clock: { now: Date };
  readonly town: Town;
  readonly otherTown: Town;
  /** Gateways woken so far; a wake-up from inside a transaction, which nobody could see yet, is told apart. */
  readonly woken: (GatewayId | 'too early')[];
  readonly mail: TestMail;
};

/** Monday, 23 November 2026, 14:03:27 in Berlin. */
export const startTime = new Date('2026-11-23T13:03:27.000Z');

export const dayMs = 86_400_000;

let samlKey: ReturnType<typeof createSamlKey> | undefined;

type Network = Pick<AddressPool, 'protocol' | 'family'> & { readonly cidr: string };

/** In both towns: enough for everybody, unless the test is about the end of it. */
const enough: readonly Network[] = [
  { protocol: 'openvpn', family: 4, cidr: '10.92.0.0/24' },
  { protocol: 'openvpn', family: 6, cidr: 'fd00:92::/64' },
  { protocol: 'wireguard', family: 4, cidr: '10.90.0.0/24' },
  { protocol: 'wireguard', family: 6, cidr: 'fd00:90::/64' },
];

export async function openStage(
  databases: Pick<TestDatabases, 'open'>,
  pools = enough,
  keyToken: KeyToken | null = null,
): Promise<Stage> {
  const { knex, url } = await databases.open();
  const clock = { now: startTime };
  const woken: (GatewayId | 'too early')[] = [];
  const mail = testMail();
  const { store, isInside } = watched(createStore(knex, testSecrets, () => clock.now, orderMails));
  const ports: Ports = {
    store,
    // One for all: an RSA key takes its time, and nobody signs in with it here.
    pki: createPki({
      createSamlKey: () => (samlKey ??= createSamlKey('town', startTime)),
      keyToken,
    }),
    clock: () => clock.now,
    ids: createIds(),
    wakeups: {
      notify: (gateways) => void woken.push(...(isInside() ? (['too early'] as const) : gateways)),
      wait: async () => undefined,
    },
    oneTimeCodes,
    mail: mail.port,
    qrCode: async () => '',
    metadata: { read: readIdpMetadata, fetch: async () => '', certificate: describeCertificate },
  };
  const town = await newTown(ports, 'musterstadt', pools);
  const otherTown = await newTown(ports, 'nebendorf', pools);
  return { knex, url, ports, clock, town, otherTown, woken, mail };
}

/** Knows whether a transaction is under way. */
function watched(store: Store): { readonly store: Store; readonly isInside: () => boolean } {
  let inside = 0;
  const forTenant = (id: TenantId): TenantStore => {
    const records = store.forTenant(id);
    const transaction: TenantStore['transaction'] = async (work, durability) => {
      inside += 1;
      try {
        return await records.transaction(work, durability);
      } finally {
        inside -= 1;
      }
    };
    return { ...records, transaction };
  };
  return { store: { ...store, forTenant }, isInside: () => inside > 0 };
}

async function newTown(ports: Ports, slug: string, pools: readonly Network[]): Promise<Town> {
  const create = townToCreate(slug);
  const id = await createTenant(ports, { ...create, network: { ...create.network, pools } });
  const store = ports.store.forTenant(id);
  return {
    id,
    slug,
    store,
    group: the(await store.groups.list()),
    profile: the(await store.profiles.list()),
  };
}

export type TownToCreate = TenantToCreate & { readonly network: NetworkToCreate };

export function townToCreate(slug: string): TownToCreate {
  return {
    tenant: {
      kind: 'municipality',
      slug,
      name: slug,
      caseCode: slug.slice(0, 2).toUpperCase(),
      timeZone: 'Europe/Berlin',
      federalState: null,
      hotline: null,
      maxGrantDays: 365,
      handOverMinutes: 60,
      leafletVersion: 1,
      leafletText: 'Sperren Sie den Bildschirm.',
      wireguard: { decidedBy: 'ISB', reason: 'Probe', decidedOn: '2026-11-01', reviewOn: '2027-11-01' },
      serverKeys: { decidedBy: 'ISB', reason: 'Probe', decidedOn: '2026-11-01', reviewOn: '2027-11-01' },
      maxOfflineDays: 7,
      closeAfterHours: null,
      confirmWithinSeconds: 60,
      closedAt: null,
    },
    saml: { idp: null, identity: { kind: 'name-id' }, wantAssertionsSigned: true, wantResponseSigned: true },
    roleRules: [{ attribute: 'groups', value: 'vpn-admins', role: 'it-admin' }],
    // A test about others who are asked says so.
    necessity: 'nobody',
    network: {
      group: {
        name: 'Rathaus',
        serverName: `vpn.${slug}.example`,
        wireguardPort: 51_820,
        openvpnPort: 1194,
        dns: ['10.1.0.53'],
        reachable: ['10.1.0.0/16'],
        maxClients: 500,
      },
      pools: enough,
      profile: {
        name: 'Homeoffice Standard',
        description: 'Fachverfahren und Laufwerke',
        protocols: ['openvpn', 'wireguard'],
        systems: ['windows', 'linux'],
        deviceKinds: ['managed'],
        maxDevices: 2,
        maxDays: 365,
      },
    },
  };
}

/** The only one there is. */
export function the<Thing>(things: readonly Thing[]): Thing {
  const [thing, ...others] = things;
  if (thing === undefined || others.length > 0) throw new Error(`there are ${things.length}, not one`);
  return thing;
}

/** Somebody who is in the database and has these roles beside `employee`. */
export async function person(
  { ports }: Stage,
  town: Pick<Town, 'id' | 'store'>,
  ...roles: readonly Role[]
): Promise<Actor> {
  const ref = identityRef(ports.ids.uuid());
  const actor: Actor = {
    tenantId: town.id,
    personId: personId(ports.ids.uuid()),
    ref,
    roles: ['employee', ...roles],
  };
  const { tenantId, personId: id } = actor;
  const about = {
    displayName: 'Anna Müller',
    mail: null,
    department: 'Bauamt',
    supervisor: null,
    createdAt: startTime,
  };
  await town.store.persons.insert(
    { id, tenantId, ref, ...about },
    { issuer: 'https://idp.example', keyName: 'NameID', keyValue: id },
  );
  return actor;
}

/** Created by an admin and enrolled by its agent, as gateways are. */
export async function enrolledGateway(stage: Stage, town: Town, name = 'gw1'): Promise<Gateway> {
  const { ports } = stage;
  const admin = await person(stage, town, 'it-admin');
  const named = { name, endpointHost: `${name}.${town.slug}.example`, gatewayGroupId: town.group.id };
  const { gateway, token } = await createGateway(ports, admin, named);
  await enrolGateway(ports, enrolmentWith(token), 'AAAAAAAAAAAAAAAAAAAAAA');
  return the((await town.store.gateways.list()).filter(({ id }) => id === gateway.id));
}

export function enrolmentWith(token: string) {
  return {
    token,
    agentKey: newSigningKey().publicKey,
    wireguardPublicKey: newWireguardKey().publicKey,
    openvpnCsr: certificateRequest(newServerKey()),
    agentVersion: '1.0.0',
  };
}
