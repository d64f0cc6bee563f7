// People on their way to a device, brought there by the real acts: applied, granted, with a device, with a file.
import type { Actor } from '../../src/domain/actor';
import type { VpnProtocol } from '../../src/domain/access-profile';
import type { AccessRequest, Period } from '../../src/domain/access-request';
import type { Device, NewDevice } from '../../src/domain/device';
import type { Grant } from '../../src/domain/grant';
import { unescaped } from '../../src/demo/visitor';
import { accessRoutes } from '../../src/http/access/routes';
import { applicationRoutes } from '../../src/http/application/routes';
import { accessRequestRoutes } from '../../src/http/access-requests/routes';
import { deviceRoutes } from '../../src/http/devices/routes';
import { handOverRoutes } from '../../src/http/hand-over/routes';
import { ownKeyRoutes } from '../../src/http/own-key/routes';
import type { Route } from '../../src/http/kit/route';
import { startRoutes } from '../../src/http/start/routes';
import { addDevice } from '../../src/usecases/add-device';
import { approveAccessRequest } from '../../src/usecases/approve-access-request';
import { issueCredential } from '../../src/usecases/issue-credential';
import type { Ports } from '../../src/usecases/ports';
import { sendApplication } from './sent-application';
import type { TestPortal, TestTown } from './portal';
import type { Browser } from '../http/support/app';

export const employeeRoutes = (ports: Ports): readonly Route[] => [
  ...startRoutes(ports),
  ...applicationRoutes(ports),
  ...accessRequestRoutes(ports),
  ...accessRoutes(ports),
  ...deviceRoutes(ports),
  ...ownKeyRoutes(ports),
  ...handOverRoutes({ ports, publicUrl: new URL('http://localhost:3000') }),
];

export const schoolYear: Period = { from: '2026-11-23', until: '2027-06-30' };

/** In the town that the person belongs to. */
function townOf({ musterstadt, nebendorf }: TestPortal, { tenantId }: Actor): TestTown {
  return tenantId === nebendorf.id ? nebendorf : musterstadt;
}

export async function applied(portal: TestPortal, who: Actor, period = schoolYear): Promise<AccessRequest> {
  const town = townOf(portal, who);
  const [profile] = await town.store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  const application = {
    period,
    purpose: 'Bauanträge bearbeiten',
    deviceKind: 'managed',
    leafletVersion: 1,
  } as const;
  return sendApplication(portal.ports, who, { profileId: profile.id, application });
}

export async function granted(portal: TestPortal, who: Actor, period = schoolYear): Promise<Grant> {
  const town = townOf(portal, who);
  const request = await applied(portal, who, period);
  await approveAccessRequest(portal.ports, await portal.person(town, 'Ingo Technik', 'it-admin'), request.id);
  const grant = (await town.store.grants.ofPerson(who.personId)).find(
    ({ requestId }) => requestId === request.id,
  );
  if (grant === undefined) throw new Error('the approval made no grant');
  return grant;
}

export async function withDevice(
  portal: TestPortal,
  who: Actor,
  change: Partial<NewDevice> = {},
): Promise<Device> {
  const grant = await granted(portal, who);
  const device = { name: 'Notebook Bauamt', system: 'windows', inventoryNumber: null, ...change } as const;
  return addDevice(portal.ports, who, { grantId: grant.id, ...device });
}

/** A gateway of the town must stand ready. */
export async function withFile(portal: TestPortal, who: Actor, protocol: VpnProtocol = 'openvpn') {
  const device = await withDevice(portal, who);
  await issueCredential(portal.ports, who, { deviceId: device.id, protocol, replaces: null });
  const credential = (await townOf(portal, who).store.credentials.ofDevice(device.id)).find(
    ({ state }) => state === 'active',
  );
  if (credential === undefined) throw new Error('no credential was issued');
  return { device, credential };
}

export type Visitor = { readonly who: Actor; readonly browser: Browser };

/** Somebody new, signed in. */
export async function visitor(
  portal: TestPortal,
  town = portal.musterstadt,
  name = 'Anna Müller',
): Promise<Visitor> {
  const who = await portal.person(town, name);
  return { who, browser: await portal.signedIn(who, name) };
}

/** What a person reads of a page: no tags, no runs of blanks. */
export function wordsOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  const text = main.replace(/<\/?(strong|a|span|code)\b[^>]*>/g, '').replace(/<[^>]*>/g, ' ');
  return unescaped(text).replace(/\s+/g, ' ').trim();
}
