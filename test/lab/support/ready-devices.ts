// Many devices of one person at once, made by the acts behind the pages and known to the gateway: for measurements only.
import type { VpnProtocol } from '../../../src/domain/access-profile';
import type { Actor } from '../../../src/domain/actor';
import type { CredentialId } from '../../../src/domain/ids';
import { queryTokens } from '../../../src/domain/search-tokens';
import { addDevice } from '../../../src/usecases/add-device';
import type { Ports, TenantStore } from '../../../src/usecases/ports';
import { fileForOwnKey } from '../../support/own-keys';
import { until } from '../../support/child-process';
import type { Download } from './browser';
import type { LabPortal } from './lab-portal';
import type { PortalPerson } from './portal-person';

export interface ReadyDevice {
  readonly id: string;
  readonly file: Download;
}

async function holderOf(store: TenantStore, { account, town }: PortalPerson): Promise<Actor> {
  const { items } = await store.persons.search(queryTokens(account.mail), { limit: 1, after: null });
  const [found] = items;
  if (found === undefined) throw new Error(`${account.displayName} has never signed in`);
  const { id, ref } = found.person;
  return { tenantId: town.id, personId: id, ref, roles: ['employee'] };
}

async function makeDevice(ports: Ports, holder: Actor, wanted: { name: string; protocol: VpnProtocol }) {
  const store = ports.store.forTenant(holder.tenantId);
  const [grant] = await store.grants.ofPerson(holder.personId);
  if (grant === undefined) throw new Error('there is no access');
  const { name, protocol } = wanted;
  const device = await addDevice(ports, holder, {
    grantId: grant.id,
    name,
    system: 'linux',
    inventoryNumber: null,
  });
  const file = await fileForOwnKey(ports, holder, { deviceId: device.id, protocol });
  const credentials = await store.credentials.ofDevice(device.id);
  return { id: device.id, file, credentials: credentials.map(({ id }) => id) };
}

async function untilKnown(store: TenantStore, credentials: readonly CredentialId[]): Promise<void> {
  await until('the gateway to know the devices', 20_000, async () => {
    const orders = await store.credentials.enforcementsOf(credentials);
    const known = new Set(
      orders.filter(({ effectiveAt }) => effectiveAt !== null).map((one) => one.credentialId),
    );
    return credentials.every((id) => known.has(id));
  });
}

export function readyDevices(
  portal: LabPortal,
  person: PortalPerson,
  wanted: readonly { readonly name: string; readonly protocol: VpnProtocol }[],
): Promise<readonly ReadyDevice[]> {
  return portal.beside(async ({ ports }) => {
    const store = ports.store.forTenant(person.town.id);
    const holder = await holderOf(store, person);
    const made: Awaited<ReturnType<typeof makeDevice>>[] = [];
    for (const one of wanted) made.push(await makeDevice(ports, holder, one));
    await untilKnown(
      store,
      made.flatMap(({ credentials }) => credentials),
    );
    return made;
  });
}
