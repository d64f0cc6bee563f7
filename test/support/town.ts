// A municipality in a store, with what the tests of later steps need: profile, group, pools, gateways, people, grants.
import { createUuidV7, randomBase32 } from '../../src/adapters/system/ids';
import type { Credential } from '../../src/domain/credential';
import type { Device } from '../../src/domain/device';
import type { AddressPool, Gateway, GatewayGroup } from '../../src/domain/gateway';
import { checkedPool } from '../../src/domain/address-pool';
import type { Grant } from '../../src/domain/grant';
import {
  accessProfileId,
  accessRequestId,
  authorityId,
  addressPoolId,
  credentialId,
  deviceId,
  gatewayGroupId,
  gatewayId,
  grantId,
  identityRef,
  personId,
  tenantId,
} from '../../src/domain/ids';
import type { Person, PersonKey } from '../../src/domain/person';
import type { Tenant } from '../../src/domain/tenant';
import type { Store, TenantRecords, TenantStore } from '../../src/usecases/ports';
import type { SamlSettings } from '../../src/domain/saml-settings';
import { accessRequest, credential, device, grant, now, profile, tenant } from './builders';

export const uuid = createUuidV7();

export const samlSettings: SamlSettings = {
  maxAuthenticationHours: 12,
  spPrivateKeyPem: 'sp private key',
  spCertificatePem: 'sp certificate',
  keyRotation: null,
  idp: null,
  wantAssertionsSigned: true,
  wantResponseSigned: false,
  identity: { kind: 'name-id' },
};

export async function newTenant(store: Store, change: Partial<Tenant> = {}): Promise<TenantStore> {
  const id = tenantId(uuid());
  const slug = `stadt-${randomBase32().slice(0, 10)}`;
  const authorities = (['root', 'client-ca', 'server-ca'] as const).map((kind) => ({
    kind,
    certificatePem: `${kind} certificate`,
    key: { place: 'sealed', privateKeyPem: `${kind} key of ${id}` } as const,
    notAfter: new Date('2036-11-23T09:00:00.000Z'),
    serial: `${kind} ${id}`,
  }));
  await store.installation.insertTenant({
    tenant: tenant({ id, slug, ...change }),
    saml: samlSettings,
    roleRules: [{ attribute: 'groups', value: 'vpn-admins', role: 'it-admin' }],
    authorities,
  });
  return store.forTenant(id);
}

export const group: GatewayGroup = {
  id: gatewayGroupId('group-1'),
  tenantId: tenantId('tenant-1'),
  name: 'Rathaus',
  serverName: 'vpn.musterstadt.example',
  wireguardPort: 51820,
  openvpnPort: 1194,
  dns: ['10.1.0.53'],
  reachable: ['10.1.0.0/16'],
  maxClients: 500,
  cryptoProfile: 'BSI-TR-02102-2026',
  networksRevision: 0,
};

export function pool(change: Partial<AddressPool> = {}): AddressPool {
  return {
    id: addressPoolId('pool-1'),
    tenantId: tenantId('tenant-1'),
    gatewayGroupId: group.id,
    protocol: 'openvpn',
    family: 4,
    cidr: checkedPool('10.92.0.0/29'),
    allocated: 0,
    capacity: 5,
    ...change,
  };
}

export function gateway(change: Partial<Gateway> = {}): Gateway {
  return {
    id: gatewayId(uuid()),
    tenantId: tenantId('tenant-1'),
    gatewayGroupId: group.id,
    name: 'gw1',
    endpointHost: 'gw1.musterstadt.example',
    state: 'new',
    revision: 0,
    acknowledged: 0,
    settingsRevision: 0,
    wireguardPublicKey: null,
    openvpnTcp: null,
    openvpnTcpRevision: 0,
    saysWhy: false,
    wireguardKeySince: null,
    agentVersion: null,
    certificateEndsAt: null,
    lastContactAt: null,
    problem: null,
    drift: null,
    driftTotal: 0,
    maintenance: null,
    instances: null,
    createdAt: now,
    ...change,
  };
}

/** A tenant that can hand out accesses: one group, one profile, one IPv4 pool of five. */
export async function newTown(store: Store, change: Partial<Tenant> = {}): Promise<TenantStore> {
  const town = await newTenant(store, change);
  await town.groups.insert(group, 'tls-crypt-v2 server key');
  await town.profiles.insert(profile());
  await town.addresses.insertPool(pool());
  return town;
}

export function keyOf(person: Person): PersonKey {
  return { issuer: 'https://idp.example', keyName: 'NameID', keyValue: person.id };
}

export async function addPerson(town: TenantStore, change: Partial<Person> = {}): Promise<Person> {
  const person: Person = {
    id: personId(uuid()),
    tenantId: tenantId('tenant-1'),
    ref: identityRef(uuid()),
    displayName: 'Anna Müller',
    mail: 'anna.mueller@musterstadt.example',
    department: 'Bauamt',
    supervisor: null,
    createdAt: now,
    ...change,
  };
  await town.persons.insert(person, keyOf(person));
  return person;
}

export async function addGrant(
  town: TenantStore,
  person: Person,
  change: Partial<Grant> = {},
): Promise<Grant> {
  const id = accessRequestId(uuid());
  const of = { personId: person.id, personRef: person.ref };
  await town.requests.insert(
    accessRequest({ id, caseNumber: id, ...of, profileId: accessProfileId('profile-1'), state: 'approved' }),
  );
  const granted = grant({ id: grantId(uuid()), requestId: id, ...of, ...change });
  await town.grants.insert(granted);
  return granted;
}

export async function addDevice(
  town: TenantRecords,
  of: Grant,
  change: Partial<Device> = {},
): Promise<Device> {
  const added = device({
    id: deviceId(uuid()),
    grantId: of.id,
    personId: of.personId,
    personRef: of.personRef,
    ...change,
  });
  await town.devices.insert(added);
  return added;
}

export function credentialFor(of: Device, change: Partial<Credential> = {}): Credential {
  return credential({
    id: credentialId(randomBase32()),
    deviceId: of.id,
    grantId: of.grantId,
    keyHash: randomBase32(),
    serial: randomBase32(),
    ...change,
  });
}

export async function addCredential(
  town: TenantRecords,
  of: Device,
  change: Partial<Credential> = {},
): Promise<Credential> {
  const added = credentialFor(of, change);
  await town.credentials.insert(added, { presharedKey: added.protocol === 'wireguard' ? 'psk' : null });
  return added;
}

/** A person with a grant, a device and an active credential. */
export async function addAccess(town: TenantStore, change: Partial<Credential> = {}) {
  const person = await addPerson(town);
  const granted = await addGrant(town, person);
  const added = await addDevice(town, granted);
  return { person, grant: granted, device: added, credential: await addCredential(town, added, change) };
}

export async function addGateway(town: TenantStore, change: Partial<Gateway> = {}): Promise<Gateway> {
  const added = gateway(change);
  await town.gateways.insert(added);
  return added;
}

/** A gateway whose agent has enrolled. */
export async function addEnrolledGateway(town: TenantStore, change: Partial<Gateway> = {}): Promise<Gateway> {
  const added = await addGateway(town, change);
  await enrolGateway(town, added);
  return (await town.gateways.find(added.id)) ?? added;
}

export async function enrolGateway(town: TenantStore, enrolling: Gateway): Promise<void> {
  const token = uuid();
  await town.gateways.setEnrolmentToken(enrolling.id, token, new Date(now.getTime() + 60_000));
  const keys = {
    agentKey: `agent key of ${enrolling.name}`,
    wireguardPublicKey: 'wireguard key',
    openvpnCertificatePem: 'server certificate',
    authorityId: authorityId('server-ca'),
    certificateEndsAt: new Date('2027-02-21T09:00:00.000Z'),
    agentVersion: '1.0.0',
  };
  await town.gateways.enrol(enrolling.id, { tokenHash: token, keys, now: now });
}
