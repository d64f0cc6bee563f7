// One access as it is asked about before it is stopped or given back.
import { requireRole, type Actor } from '../domain/actor';
import { isLiveCredential } from '../domain/credential';
import { Refusal } from '../domain/errors';
import type { Grant } from '../domain/grant';
import type { GrantId } from '../domain/ids';
import type { Person } from '../domain/person';
import type { Ports } from './ports';

export type GrantForStaff = {
  readonly grant: Grant;
  readonly person: Person;
  readonly profileName: string;
  /** Access files under it that still count: without any, no gateway is asked. */
  readonly keys: number;
};

export async function showGrant(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: GrantId,
): Promise<GrantForStaff> {
  requireRole(actor, 'it-admin', 'help-desk');
  const records = store.forTenant(actor.tenantId);
  const grant = await records.grants.find(id);
  const person = grant === null ? null : await records.persons.find(grant.personId);
  if (grant === null || person === null) throw new Refusal('not-found', 'no-such-grant');
  const credentials = await records.credentials.ofGrant(id);
  return {
    grant,
    person,
    profileName: (await records.profiles.find(grant.profileId))?.name ?? '',
    keys: credentials.filter(({ state }) => isLiveCredential(state) && state !== 'pending').length,
  };
}
