// What the tests of IT's pages begin with: their routes, people with roles, requests that wait.
import type { AccessRequest, Application } from '../../src/domain/access-request';
import type { Actor } from '../../src/domain/actor';
import type { Role } from '../../src/domain/roles';
import { archiveRoutes } from '../../src/http/archive/routes';
import { keyRegisterRoutes } from '../../src/http/key-register/routes';
import { auditRoutes } from '../../src/http/audit/routes';
import type { PersonRoute } from '../../src/http/kit/route';
import { peopleRoutes } from '../../src/http/people/routes';
import { queueRoutes } from '../../src/http/queue/routes';
import { todayRoutes } from '../../src/http/today/routes';
import type { Ports } from '../../src/usecases/ports';
import { sendApplication } from './sent-application';
import type { TestPortal, TestTown } from './portal';
import type { Browser } from '../http/support/app';

export function itRoutes(ports: Ports): readonly PersonRoute[] {
  return [
    ...todayRoutes(ports),
    ...queueRoutes(ports),
    ...archiveRoutes(ports),
    ...keyRegisterRoutes(ports),
    ...peopleRoutes(ports),
    ...auditRoutes(ports),
  ];
}

export async function browserOf(
  portal: TestPortal,
  town: TestTown,
  ...roles: readonly Role[]
): Promise<Browser> {
  return portal.signedIn(await portal.person(town, 'Ingo Technik', ...roles));
}

/** Somebody new applies. */
export async function applied(
  portal: TestPortal,
  { town, name = 'Aylin Öztürk' }: { readonly town: TestTown; readonly name?: string },
  change: Partial<Application> = {},
): Promise<{ readonly holder: Actor; readonly request: AccessRequest }> {
  const holder = await portal.person(town, name);
  return { holder, request: await appliedBy(portal, { town, holder }, change) };
}

export async function appliedBy(
  portal: TestPortal,
  { town, holder }: { readonly town: TestTown; readonly holder: Actor },
  change: Partial<Application> = {},
): Promise<AccessRequest> {
  const [profile] = await town.store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  const application: Application = {
    period: { from: '2026-12-01', until: '2027-06-30' },
    purpose: 'Bauanträge von zu Hause bearbeiten',
    deviceKind: 'managed',
    leafletVersion: 1,
    ...change,
  };
  return sendApplication(portal.ports, holder, { profileId: profile.id, application });
}

/** What confirming takes where nobody has tested: the ticked box, and why. */
export const untried = { untried: 'yes', reason: 'Heute nicht zu testen' };

/** The page as people read it: without markup, on one line. */
export function textOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
  return main
    .replaceAll('<wbr />', '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export async function auditCount(town: TestTown): Promise<number> {
  const everything = { action: null, subject: null, objectId: null, from: null, before: null };
  return (await town.store.audit.list(everything, { afterSeq: null, limit: 1 })).items[0]?.seq ?? 0;
}
