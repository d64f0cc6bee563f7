// The person's own applications, newest first, with the names of their profiles.
import type { AccessRequest } from '../domain/access-request';
import type { Actor } from '../domain/actor';
import type { Ports } from './ports';

export type OwnRequests = {
  readonly requests: readonly OwnRequest[];
  /** When the application that is still being filled in was last saved; null without one. */
  readonly draftSavedAt: Date | null;
};

export type OwnRequest = {
  readonly request: AccessRequest;
  readonly profileName: string;
};

export async function listOwnRequests({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<OwnRequests> {
  const records = store.forTenant(actor.tenantId);
  const requests = await records.requests.ofPerson(actor.personId);
  const names = new Map((await records.profiles.list()).map(({ id, name }) => [id, name]));
  const draft = await records.applicationDrafts.find(actor.personId);
  return {
    requests: requests.map((request) => ({ request, profileName: names.get(request.profileId) ?? '' })),
    draftSavedAt: draft?.savedAt ?? null,
  };
}
