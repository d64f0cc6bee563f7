// The step that finds what somebody is asked for at this moment: by their roles as they are now, and for whom they answer.
import type { Actor } from '../../domain/actor';
import { askedAs, officesOf, type Principal } from '../../domain/asked-person';
import type { Asked } from '../../domain/decide-step';
import { Refusal } from '../../domain/errors';
import type { AccessRequestId } from '../../domain/ids';
import { localDay } from '../../domain/local-day';
import { stepsOf } from '../../domain/request-step';
import type { Role } from '../../domain/roles';
import type { Tenant } from '../../domain/tenant';
import type { TenantRecords } from '../ports';
import type { AskedOf } from '../ports-of-approvals';

export type AskedFor = {
  readonly rolesNow: readonly Role[];
  readonly principals: readonly (Principal & { readonly name: string })[];
};

export async function askedFor(
  records: TenantRecords,
  { personId }: Pick<Actor, 'personId'>,
  today: string,
): Promise<AskedFor> {
  const principals: (Principal & { readonly name: string })[] = [];
  for (const { deputy, personName } of await records.deputies.standingInFor(personId, today)) {
    const roles = await records.heldRoles.ofPerson(deputy.personId);
    principals.push({ personId: deputy.personId, ref: deputy.personRef, roles, name: personName });
  }
  return { rolesNow: await records.heldRoles.ofPerson(personId), principals };
}

/** For lists; the act asks again for the one step. */
export function askedOf(
  actor: Pick<Actor, 'personId' | 'roles'>,
  { rolesNow, principals }: AskedFor,
): AskedOf {
  const own = actor.roles.filter((role) => rolesNow.includes(role));
  const roles = [...own, ...principals.flatMap((one) => one.roles)];
  return {
    persons: [actor.personId, ...principals.map(({ personId }) => personId)],
    offices: officesOf(roles),
    self: actor.personId,
  };
}

export type StepToActOn = {
  readonly id: AccessRequestId;
  readonly place: number;
};

/** Held: until the end of the transaction nobody else acts on the application. */
export async function loadAsked(
  records: TenantRecords,
  actor: Actor,
  { id, place, now }: StepToActOn & { readonly now: Date },
): Promise<Asked & { readonly tenant: Tenant }> {
  const request = await records.requests.find(id);
  if (request === null || request.state === 'draft') throw new Refusal('not-found', 'no-such-access-request');
  const tenant = await records.tenant.get();
  const steps = stepsOf(request, await records.requestSteps.ofRequest(id));
  const asking = await askedFor(records, actor, localDay(now, tenant.timeZone));
  const step = steps.find((one) => one.place === place);
  return { request, steps, place, as: step === undefined ? null : askedAs(step, actor, asking), tenant };
}
