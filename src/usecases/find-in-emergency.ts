// What the emergency account finds: one thing of one municipality, by its exact id or a person's exact name; no lists.
import type { Device } from '../domain/device';
import { goOnWithEmergency } from '../domain/emergency';
import { Refusal } from '../domain/errors';
import type { Gateway } from '../domain/gateway';
import type { Grant } from '../domain/grant';
import { deviceId, gatewayId, grantId, personId, type PersonId } from '../domain/ids';
import { searchTokens } from '../domain/search-tokens';
import type { Tenant } from '../domain/tenant';
import type { Ports, TenantStore } from './ports';
import { withEmergency } from './steps/emergency-account';

export type FoundInEmergency = {
  readonly tenant: Pick<Tenant, 'slug' | 'name'>;
  readonly personName: string;
  readonly grants: readonly Grant[];
  readonly devices: readonly Device[];
  readonly gateways: readonly Gateway[];
};

type Needs = Pick<Ports, 'store' | 'clock'>;

/** Null: nothing with exactly this id, and not exactly one person of this name. */
export async function findInEmergency(
  ports: Needs,
  sessionId: string,
  { town: slug, what }: { readonly town: string; readonly what: string },
): Promise<FoundInEmergency | null> {
  await goOnInEmergency(ports, sessionId);
  const tenant = await ports.store.installation.findTenant(slug.trim().toLowerCase());
  if (tenant === null || tenant.kind === 'operator' || what.trim() === '') return null;
  const found = await findThing(ports.store.forTenant(tenant.id), what.trim());
  return found === null ? null : { tenant, ...found };
}

/** The session lasts on; refused as a page that is not there when it is over. */
export async function goOnInEmergency(ports: Needs, sessionId: string): Promise<void> {
  const now = ports.clock();
  await withEmergency(ports, new Refusal('not-found', 'page-not-found'), async (account, records) =>
    records.emergency.save(goOnWithEmergency(account, sessionId, now)),
  );
}

type Thing = Omit<FoundInEmergency, 'tenant'>;

async function findThing(town: TenantStore, what: string): Promise<Thing | null> {
  const gateway = await town.gateways.find(gatewayId(what));
  if (gateway !== null) return { personName: '', grants: [], devices: [], gateways: [gateway] };
  const device = await town.devices.find(deviceId(what));
  if (device !== null) return ofPerson(town, device.personId, { devices: [device] });
  const grant = await town.grants.find(grantId(what));
  if (grant !== null) return ofPerson(town, grant.personId, { grants: [grant] });
  const person = (await town.persons.find(personId(what)))?.id ?? (await onlyPersonCalled(town, what));
  return person === null ? null : ofPerson(town, person);
}

/** Exactly this name and nobody else of it: a beginning, or one of two, finds nobody. */
async function onlyPersonCalled({ persons }: TenantStore, name: string): Promise<PersonId | null> {
  const words = searchTokens(name);
  if (words.length === 0) return null;
  const { items } = await persons.search(words, { after: null, limit: 50 });
  const [only, ...others] = items.filter(
    ({ person }) => searchTokens(person.displayName).join(' ') === words.join(' '),
  );
  return only === undefined || others.length > 0 ? null : only.person.id;
}

async function ofPerson(
  town: TenantStore,
  id: PersonId,
  only: Partial<Pick<Thing, 'grants' | 'devices'>> = {},
): Promise<Thing> {
  const narrowed = only.grants !== undefined || only.devices !== undefined;
  return {
    personName: (await town.persons.find(id))?.displayName ?? '',
    grants: only.grants ?? (narrowed ? [] : await town.grants.ofPerson(id)),
    devices: only.devices ?? (narrowed ? [] : await town.devices.ofPerson(id)),
    gateways: [],
  };
}
