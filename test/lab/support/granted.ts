// The way that every scenario begins with: gateways that have joined, and an access that was applied for and approved.
import { addDays, localDay } from '../../../src/domain/local-day';
import { announceGateway, approve } from './admin';
import { apply } from './employee';
import { enrolWith, firstPlace, secondPlace } from './lab-gateway';
import type { LabTown } from './lab-towns';
import type { MainJobLab } from './main-job-lab';
import { signedIn, type PortalPerson } from './portal-person';

export function signInTo(lab: MainJobLab, town: LabTown, login: string): Promise<PortalPerson> {
  return signedIn({ browser: lab.browser, origin: lab.portal.origin, town }, login);
}

export async function joinGateway(lab: MainJobLab, admin: PortalPerson): Promise<void> {
  const isFirst = admin.town === lab.towns.first;
  const agent = isFirst ? lab.agents.first : lab.agents.second;
  await enrolWith(agent, await announceGateway(admin, 'gateway-nord'), isFirst ? firstPlace : secondPlace);
  await agent.startAgent();
}

/** Last day of the access: so many days from today. */
export function dayIn(lab: MainJobLab, days: number): string {
  return addDays(localDay(lab.clock.now()), days);
}

export async function grantAccess(employee: PortalPerson, admin: PortalPerson, until: string): Promise<void> {
  await approve(admin, await apply(employee, { until }));
}
