// Where the person stands, for the start page. Reads only the person's own rows.
import type { AccessRequest } from '../domain/access-request';
import { isOpen } from '../domain/access-request';
import { hasRole, type Actor } from '../domain/actor';
import { heldDevices } from '../domain/own-access';
import { grantThatCounts, standingOf, type Standing } from '../domain/standing';
import { openQuery, type RequestQuery } from '../domain/request-query';
import { openSteps, stepsOf, type StepOffice } from '../domain/request-step';
import type { Ports } from './ports';

export type ShownStanding = {
  readonly standing: Standing;
  /** An application under way beside an access that exists. */
  readonly openRequest: AccessRequest | null;
  /** What IT asked about the application under way and waits to hear. */
  readonly question: RequestQuery | null;
  /** The offices that it waits for; empty where it waits for nobody. */
  readonly waitsFor: readonly StepOffice[];
  /** Who is no employee here may look, but has nothing to apply for. */
  readonly mayApply: boolean;
  /** When the application that is still being filled in was last saved; null without one. */
  readonly draftSavedAt: Date | null;
};

export async function showStanding(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<ShownStanding> {
  const now = clock();
  const records = store.forTenant(actor.tenantId);
  const requests = await records.requests.ofPerson(actor.personId);
  const grants = await records.grants.ofPerson(actor.personId);
  const grant = grantThatCounts(grants, now);
  const devices =
    grant === null
      ? []
      : heldDevices(await records.devices.ofGrant(grant.id), await records.credentials.ofGrant(grant.id));
  const standing = standingOf({ requests, grants, devices }, now);
  const openRequest = standing.kind === 'waiting' ? null : (requests.find(isOpen) ?? null);
  const asked = standing.kind === 'waiting' ? standing.request : openRequest;
  const queries = asked?.state === 'query' ? await records.requestQueries.ofRequest(asked.id) : [];
  const question = asked === null ? null : openQuery(asked, queries);
  const waiting = standing.kind === 'waiting' && isOpen(standing.request) ? standing.request : null;
  const steps = waiting === null ? [] : stepsOf(waiting, await records.requestSteps.ofRequest(waiting.id));
  const waitsFor = openSteps(steps).map(({ office }) => office);
  const mayApply = hasRole(actor, 'employee');
  const draft = mayApply ? await records.applicationDrafts.find(actor.personId) : null;
  return { standing, openRequest, question, waitsFor, mayApply, draftSavedAt: draft?.savedAt ?? null };
}
