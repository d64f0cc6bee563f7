/**
 * `agent doctor`: looks at everything a gateway needs and says in plain words what is wrong and what to do. It changes
 * nothing, and names nobody.
 */
import type { AgentState } from '../memory/agent-state';
import { hostPath } from '../../domain/host-fields';
import { checkContact } from './contact';
import { checkDirectories, checkOpenvpn, isWanted } from './openvpn';
import { checkClock, checkPortal, reachPortal } from './portal';
import { checkAgent, checkUnits } from './service';
import { checkDisk, checkEnrolled, checkState } from './state';
import {
  checkFirewall,
  checkForwarding,
  checkPorts,
  checkPrograms,
  checkTun,
  checkWireguard,
} from './system';
import type { Finding } from './finding';
import { readIdentity, type Identity } from '../identity/identity';
import { clockOfHost } from '../memory/host-clock';
import { readState } from '../memory/journal';
import type { ServiceHost } from '../host/service-host';
import { askRunningAgent } from '../service/local-control';

/** Each check stands alone: one that breaks down is a finding, too, and the others go on. */
export async function examine(
  stateFolder: string,
  program: string,
  host: ServiceHost,
): Promise<readonly Finding[]> {
  const identity = identityIn(host.at(stateFolder));
  const enrolled = checkEnrolled(identity, stateFolder);
  const basics = [
    await standing('programs', () => checkPrograms(host)),
    await standing('TUN device', async () => checkTun(host)),
    await standing('WireGuard', () => checkWireguard(host)),
    await standing('disk', async () => checkDisk(host.at(stateFolder))),
  ];
  if (identity === null || identity === 'unreadable') return [enrolled, ...basics];
  const { place } = identity;
  const { settings, position, clock } = stateIn(host.at(stateFolder));
  const portal = await reachPortal(identity, position);
  const openvpn = settings?.openvpn ?? null;
  const isInMaintenance = settings?.maintenance === true;
  const agentRuns = (await askRunningAgent(host.at(stateFolder), 'hello')) !== null;
  const wanted = { place, settings: openvpn, isInMaintenance, agentRuns };
  // Nobody has to listen for OpenVPN then.
  const listening = settings === null || !isInMaintenance ? settings : { ...settings, openvpn: null };
  return [
    checkPortal(portal, identity),
    checkClock(portal),
    checkContact({ settings, clock }, clockOfHost),
    enrolled,
    await standing('state', async () => checkState(identity, host.at(stateFolder))),
    ...basics,
    await standing('ports', () => checkPorts(listening, host)),
    await standing('forwarding', async () => checkForwarding(host)),
    await standing('packet filter', () => checkFirewall(place, host)),
    await standing('OpenVPN', () => checkOpenvpn('udp', wanted, host)),
    ...(isWanted('tcp', openvpn)
      ? [await standing('OpenVPN over TCP', () => checkOpenvpn('tcp', wanted, host))]
      : []),
    await standing('rights of folders', () => checkDirectories(place, openvpn, host)),
    await standing('units', () => checkUnits({ identity, stateFolder, program: hostPath(program) }, host)),
    await standing('agent', () => checkAgent(host.at(stateFolder))),
  ];
}

export function linesOf(findings: readonly Finding[]): readonly string[] {
  const wrong = findings.filter((finding) => finding.wrong !== null);
  return [
    ...findings.flatMap(({ what, wrong: trouble, advice }) =>
      trouble === null
        ? [`ok      ${what}${advice === null ? '' : `: ${advice}`}`]
        : [`WRONG   ${what}: ${trouble}`, ...(advice === null ? [] : [`        ${advice}`])],
    ),
    wrong.length === 0 ? 'This gateway is in order.' : `Wrong: ${wrong.map(({ what }) => what).join(', ')}.`,
  ];
}

async function standing(what: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    return { what, wrong: `This could not be looked at (${message}).`, advice: 'Run the doctor as root.' };
  }
}

function identityIn(stateFolder: string): Identity | null | 'unreadable' {
  try {
    return readIdentity(stateFolder);
  } catch {
    return 'unreadable';
  }
}

/** What the portal last said this gateway shall be. */
function stateIn(stateFolder: string): Pick<AgentState, 'settings' | 'position' | 'clock'> {
  try {
    return readState(stateFolder);
  } catch {
    return { settings: null, position: null, clock: null };
  }
}
