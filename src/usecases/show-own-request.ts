// One of the person's own applications; anybody else's is not there.
import type { AccessRequest } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import type { Grant } from '../domain/grant';
import type { AccessRequestId } from '../domain/ids';
import type { Ports } from './ports';

export type ShownRequest = {
  readonly request: AccessRequest;
  readonly profileName: string;
  /** What the approval yielded; null until then. */
  readonly grant: Grant | null;
};

export async function showOwnRequest(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
  id: AccessRequestId,
): Promise<ShownRequest> {
  const records = store.forTenant(actor.tenantId);
  const request = await records.requests.find(id);
  if (request === null || request.personId !== actor.personId)
    throw new Refusal('not-found', 'no-such-access-request');
  const profile = await records.profiles.find(request.profileId);
  const grants = request.state === 'approved' ? await records.grants.ofPerson(actor.personId) : [];
  const grant = grants.find(({ requestId }) => requestId === id) ?? null;
  return { request, profileName: profile?.name ?? '', grant };
}
