// The step shared by all that look at an application before it is one: what a draft is judged by, read in one place.
import type { Actor } from '../../domain/actor';
import { hasRole } from '../../domain/actor';
import {
  grantMeant,
  type ApplicationDraft,
  type HeldAccess,
  type Surroundings,
} from '../../domain/application-draft';
import { firstEdition, type ApplicationEdition } from '../../domain/application-edition';
import type { AccessRequest } from '../../domain/access-request';
import { Refusal } from '../../domain/errors';
import type { Grant } from '../../domain/grant';
import type { TenantRecords } from '../ports';

/** What is asked and judged by at this moment. */
export async function editionInForce(records: TenantRecords): Promise<ApplicationEdition> {
  return (await records.applicationEditions.inForce()) ?? firstEdition;
}

/** Null while no profile is chosen, or where it is gone. */
export async function surroundingsOf(
  records: TenantRecords,
  draft: ApplicationDraft,
  { actor, grants, now }: { readonly actor: Actor; readonly grants: readonly Grant[]; readonly now: Date },
): Promise<Surroundings | null> {
  const held = await heldAccess(records, draft, grants);
  const profileId = held?.grant.profileId ?? draft.profileId;
  const profile = profileId === null ? null : await records.profiles.find(profileId);
  if (profile === null) return null;
  return {
    edition: await editionInForce(records),
    profile,
    tenant: await records.tenant.get(),
    isStaff: hasRole(actor, 'employee'),
    held,
    now,
  };
}

/** Of an application that was sent: by the questions and rules by which it was, whatever has come since. */
export async function surroundingsOfSent(
  records: TenantRecords,
  request: AccessRequest,
  { edition: version, now }: { readonly edition: ApplicationEdition['version']; readonly now: Date },
): Promise<Surroundings> {
  const edition = await records.applicationEditions.find(version);
  const profile = await records.profiles.find(request.profileId);
  if (edition === null || profile === null) throw new Refusal('not-found', 'no-such-profile');
  const grants = await records.grants.ofPerson(request.personId);
  const grant = grants.find(({ id }) => id === request.grantId);
  return {
    edition,
    profile,
    tenant: await records.tenant.get(),
    // Nobody else can send one.
    isStaff: true,
    held: grant === undefined ? null : await heldUnder(records, grant),
    now,
  };
}

/** Only one's own: `grants` are all that the person holds or held. */
async function heldAccess(
  records: TenantRecords,
  draft: ApplicationDraft,
  grants: readonly Grant[],
): Promise<HeldAccess | null> {
  const meant = grantMeant(draft);
  const grant = grants.find(({ id }) => id === meant);
  return grant === undefined ? null : heldUnder(records, grant);
}

async function heldUnder(records: TenantRecords, grant: Grant): Promise<HeldAccess> {
  const devices = await records.devices.ofGrant(grant.id);
  return {
    grant,
    devices: devices.filter(({ state }) => state === 'active' || state === 'suspended').length,
    request: await records.requests.find(grant.requestId),
  };
}
