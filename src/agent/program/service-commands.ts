// `agent service`, `agent remove` and `agent doctor`: a gateway as a service of its host, set up, taken away, examined.
import { setTimeout as sleep } from 'node:timers/promises';
import { hostPath } from '../../domain/host-fields';
import { servicePlace } from '../../domain/service-place';
import { adoptService } from '../service/adopt-service';
import { examine, linesOf } from '../doctor/doctor';
import { readIdentity } from '../identity/identity';
import { installService } from '../service/install-service';
import { removeService } from '../service/remove-service';
import { thisHost } from '../host/service-host';
import { makeUsers } from '../host/service-users';

export type ServiceContext = { readonly print: (line: string) => void; readonly program: string };

const settleMs = 40_000;
const pauseMs = 2_000;

/** Sets the service up as this program wants it and waits until it works; says what is wrong if it does not. */
export async function serviceHere(stateFolder: string, context: ServiceContext): Promise<number> {
  const place = servicePlace(stateFolder);
  if (readIdentity(stateFolder) === null) {
    context.print(`${stateFolder} belongs to no gateway yet: run "agent enrol" first`);
    return 1;
  }
  await makeUsers(place, thisHost);
  await adoptService(place, thisHost);
  for (const path of await installService(hostPath(context.program), place, thisHost)) {
    context.print(`written: ${path}`);
  }
  context.print(`${place.name}.service is started; a moment, until it works`);
  const end = Date.now() + settleMs;
  let findings = await examine(stateFolder, context.program, thisHost);
  while (findings.some(({ wrong }) => wrong !== null) && Date.now() < end) {
    await sleep(pauseMs);
    findings = await examine(stateFolder, context.program, thisHost);
  }
  return tell(findings, context);
}

export async function doctorHere(stateFolder: string, context: ServiceContext): Promise<number> {
  return tell(await examine(stateFolder, context.program, thisHost), context);
}

function tell(findings: Awaited<ReturnType<typeof examine>>, { print }: ServiceContext): number {
  for (const line of linesOf(findings)) print(line);
  return findings.every(({ wrong }) => wrong === null) ? 0 : 1;
}

/** The gateway's id is asked for, so that a command for one host does no harm on another. */
export async function removeHere(
  gateway: string | undefined,
  stateFolder: string,
  { print }: ServiceContext,
): Promise<number> {
  const identity = readIdentity(stateFolder);
  if (identity === null) {
    print(`${stateFolder} belongs to no gateway: there is nothing to remove`);
    return 0;
  }
  if (gateway !== identity.gateway) {
    print(`nothing removed: ${stateFolder} belongs to gateway ${identity.gateway} (${identity.name})`);
    print(`To remove it for good, with its keys: fernamt agent remove --gateway ${identity.gateway}`);
    return 1;
  }
  for (const line of await removeService(identity, servicePlace(stateFolder), thisHost)) print(line);
  print(`gateway ${identity.gateway} is removed from this host; its keys are deleted`);
  return 0;
}
